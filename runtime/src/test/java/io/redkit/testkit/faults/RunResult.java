package io.redkit.testkit.faults;

import java.util.List;

/**
 * What became of the commands of one run.
 *
 * @param acknowledged increments that the server confirmed
 * @param unknown increments that may have been executed
 * @param notExecuted increments that were not sent, or answered by an error
 * @param value the counter in the server
 * @param wrongReplies replies that belong to another command
 * @param timedOut commands of any kind that were not answered in time
 * @param withoutEnd commands that never ended
 * @param unexpected failures of a type that the client does not promise
 */
public record RunResult(int acknowledged, int unknown, int notExecuted, long value, int wrongReplies, int timedOut,
        int withoutEnd, List<Throwable> unexpected) {

    /** Returns whether all that must hold does: each command ended, with its own reply, and was executed once at most. */
    public boolean isSound() {
        return acknowledged <= value && value <= acknowledged + unknown && wrongReplies == 0 && withoutEnd == 0
                && unexpected.isEmpty();
    }
}

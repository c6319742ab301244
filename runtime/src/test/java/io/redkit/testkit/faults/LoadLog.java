package io.redkit.testkit.faults;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What the callers of a load have seen so far. Thread-safe. */
final class LoadLog {

    private static final int MOST_WRONG_REPLIES = 100;

    private final LongAdder replies = new LongAdder();
    private final List<String> wrongReplies = new CopyOnWriteArrayList<>();
    private final List<LoadFailure> failures = new CopyOnWriteArrayList<>();
    private volatile FirstReplies awaited = new FirstReplies(new BitSet());

    void reply(BitSet slots) {
        replies.increment();
        awaited.note(slots);
    }

    /** @param what names the command, and what was wrong */
    void wrongReply(String what) {
        if (wrongReplies.size() < MOST_WRONG_REPLIES) {
            wrongReplies.add(what);
        }
    }

    void failure(LoadFailure failure) {
        failures.add(failure);
    }

    /** Begins to look for the first replies to commands with keys in these slots. */
    FirstReplies await(BitSet slots) {
        FirstReplies next = new FirstReplies(slots);
        awaited = next;
        return next;
    }

    long replies() {
        return replies.sum();
    }

    List<String> wrongReplies() {
        return List.copyOf(wrongReplies);
    }

    List<LoadFailure> failures() {
        return List.copyOf(failures);
    }
}

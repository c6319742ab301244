package io.redkit.runtime.queue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.queue.JobProgress;

/**
 * How an attempt has ended.
 *
 * @param text result or failure, may be empty
 * @param delayMillis time until the next attempt
 * @param progress what the handler has said last, null for nothing
 */
record Ending(TakenJob job, Outcome outcome, byte[] text, long delayMillis, @Nullable JobProgress progress) {

    private static final int LONGEST_FAILURE = 2000;

    /** What becomes of the job. The server knows them by their names in lower case. */
    enum Outcome {
        COMPLETED("completed"),
        RETRY("retry"),
        DEAD("dead"),
        CANCELLED("cancelled"),
        /** Given back, as if it had not been taken. */
        RELEASED("released");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    static Ending completed(TakenJob job, byte[] result, @Nullable JobProgress progress) {
        return new Ending(job, Outcome.COMPLETED, result, 0, progress);
    }

    static Ending failed(TakenJob job, Outcome outcome, String failure, long delayMillis, @Nullable JobProgress progress) {
        String cut = failure.length() > LONGEST_FAILURE ? failure.substring(0, LONGEST_FAILURE) : failure;
        return new Ending(job, outcome, cut.getBytes(StandardCharsets.UTF_8), delayMillis, progress);
    }

    static Ending released(TakenJob job) {
        return new Ending(job, Outcome.RELEASED, new byte[0], 0, null);
    }

    /** Adds the arguments of the script. */
    void addTo(List<Object> args) {
        args.add(job.id());
        args.add(job.owner());
        args.add(outcome.word);
        args.add(text);
        args.add(delayMillis);
        args.add(progress == null ? "" : String.valueOf(progress.percent()));
        args.add(progress == null ? "" : progress.note());
    }

    /** Leaves result and failure out. */
    @Override
    public String toString() {
        return job + " " + outcome;
    }
}

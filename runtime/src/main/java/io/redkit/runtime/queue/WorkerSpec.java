package io.redkit.runtime.queue;

import java.time.Duration;

import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.command.EqualJitter;

/** How a worker works: its options, and what the configuration says where they do not. */
record WorkerSpec(WorkerOptions options, JobSettings settings) {

    private static final int LONGEST_SHIFT = 20;

    long leaseMillis() {
        return (options.lease() == null ? settings.lease() : options.lease()).toMillis();
    }

    /** Returns 0 for any number. */
    long rateStarts() {
        return options.rate() == null ? 0 : options.rate().starts();
    }

    long rateMillis() {
        return options.rate() == null ? 0 : options.rate().period().toMillis();
    }

    boolean isLastAttempt(TakenJob job) {
        return job.attempt() >= (job.attempts() > 0 ? job.attempts() : options.attempts());
    }

    /** Returns the milliseconds to wait after this attempt. */
    long backoffMillis(TakenJob job) {
        boolean own = job.firstWaitMillis() > 0;
        Duration first = own ? Duration.ofMillis(job.firstWaitMillis()) : options.backoff().first();
        Duration longest = own ? Duration.ofMillis(job.longestWaitMillis()) : options.backoff().longest();
        return new EqualJitter(first, longest).millisAfter(Math.min(job.attempt() - 1, LONGEST_SHIFT));
    }
}

package io.redkit.queue;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a worker does the jobs of a queue. Immutable; each method returns other options.
 *
 * @param concurrency most jobs that this worker does at the same time
 * @param attempts most attempts of a job that does not say itself
 * @param backoff waits between attempts of a job that does not say itself
 * @param timeout longest time of an attempt, null for any
 * @param lease time without a sign of life after which the job of a process has stalled, null for {@code job.lease}
 * @param concurrencyOfAll most jobs of the queue that are active in all processes together, 0 for any number
 * @param rate how often jobs may start in all processes together, null for any
 * @param isOnVirtualThreads whether blocking handlers run on virtual threads, where there are any, instead of worker threads
 */
public record WorkerOptions(int concurrency, int attempts, JobBackoff backoff, @Nullable Duration timeout,
        @Nullable Duration lease, int concurrencyOfAll, @Nullable JobRate rate, boolean isOnVirtualThreads) {

    /** Ten at a time, three attempts a second and more apart, and no bounds. */
    public static final WorkerOptions DEFAULT = new WorkerOptions(10, 3,
            new JobBackoff(Duration.ofSeconds(1), Duration.ofHours(1)), null, null, 0, null, false);

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(300);

    /** @throws IllegalArgumentException if a number or time is too small */
    public WorkerOptions {
        if (concurrency < 1 || attempts < 1 || concurrencyOfAll < 0) {
            throw new IllegalArgumentException("Concurrency (" + concurrency + ") and attempts (" + attempts
                    + ") must be at least 1, and the concurrency of all (" + concurrencyOfAll + ") not negative");
        }
        if (timeout != null && timeout.toMillis() < 1) {
            throw new IllegalArgumentException("The timeout is " + timeout + "; it must be at least 1 ms");
        }
        if (lease != null && lease.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("The lease is " + lease + "; it must be at least 300 ms");
        }
    }

    /** Does so many jobs at the same time. */
    public WorkerOptions concurrency(int most) {
        return new WorkerOptions(most, attempts, backoff, timeout, lease, concurrencyOfAll, rate, isOnVirtualThreads);
    }

    /** Tries each job so many times at most. */
    public WorkerOptions attempts(int most) {
        return new WorkerOptions(concurrency, most, backoff, timeout, lease, concurrencyOfAll, rate, isOnVirtualThreads);
    }

    /** Waits so between attempts. */
    public WorkerOptions backoff(Duration first, Duration longest) {
        return new WorkerOptions(concurrency, attempts, new JobBackoff(first, longest), timeout, lease, concurrencyOfAll, rate,
                isOnVirtualThreads);
    }

    /** Fails an attempt that takes longer, and interrupts or cancels it. */
    public WorkerOptions timeout(Duration longest) {
        return new WorkerOptions(concurrency, attempts, backoff, longest, lease, concurrencyOfAll, rate, isOnVirtualThreads);
    }

    /** Gives jobs to others when this process has not renewed them for so long, and for a third of it more. */
    public WorkerOptions lease(Duration time) {
        return new WorkerOptions(concurrency, attempts, backoff, timeout, time, concurrencyOfAll, rate, isOnVirtualThreads);
    }

    /** Lets so many jobs of the queue be active in all processes together. To be the same in all of them. */
    public WorkerOptions concurrencyOfAll(int most) {
        return new WorkerOptions(concurrency, attempts, backoff, timeout, lease, most, rate, isOnVirtualThreads);
    }

    /** Lets jobs of the queue start so often in all processes together. To be the same in all of them. */
    public WorkerOptions rate(int starts, Duration period) {
        return new WorkerOptions(concurrency, attempts, backoff, timeout, lease, concurrencyOfAll,
                new JobRate(starts, period), isOnVirtualThreads);
    }

    /** Runs blocking handlers on virtual threads where there are any. */
    public WorkerOptions onVirtualThreads() {
        return new WorkerOptions(concurrency, attempts, backoff, timeout, lease, concurrencyOfAll, rate, true);
    }
}

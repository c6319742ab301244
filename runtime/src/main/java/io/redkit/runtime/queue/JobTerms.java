package io.redkit.runtime.queue;

import java.time.Duration;

import io.redkit.queue.JobBackoff;
import io.redkit.queue.JobRate;
import io.redkit.queue.WorkerOptions;

/** What an annotation says about the jobs of a queue, as the build hands it on; 0 for what it does not say. */
public record JobTerms(int concurrency, int attempts, long backoffMillis, long longestBackoffMillis, long timeoutMillis,
        long leaseMillis, int concurrencyOfAll, int rate, long ratePeriodMillis) {

    /**
     * Returns the options of the worker.
     *
     * @throws IllegalArgumentException if they are wrong; its message tells how
     */
    public WorkerOptions options(boolean isOnVirtualThreads) {
        return new WorkerOptions(concurrency, attempts,
                new JobBackoff(Duration.ofMillis(backoffMillis), Duration.ofMillis(longestBackoffMillis)),
                timeoutMillis == 0 ? null : Duration.ofMillis(timeoutMillis),
                leaseMillis == 0 ? null : Duration.ofMillis(leaseMillis), concurrencyOfAll,
                rate == 0 ? null : new JobRate(rate, Duration.ofMillis(ratePeriodMillis)), isOnVirtualThreads);
    }
}

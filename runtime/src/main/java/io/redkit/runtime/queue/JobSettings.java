package io.redkit.runtime.queue;

import java.time.Duration;

/**
 * The configured settings of a client's jobs.
 *
 * @param lease time without a sign of life after which a job has stalled
 * @param spools whether new jobs are kept in memory while Redis is away
 * @param maxInMemory most jobs that are kept in memory
 * @param drainTimeout time that active jobs get to finish when their worker ends
 * @param history which ended jobs are kept
 */
public record JobSettings(Duration lease, boolean spools, int maxInMemory, Duration drainTimeout, History history) {

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(300);

    public static final JobSettings DEFAULT = new JobSettings(Duration.ofSeconds(30), false, 10_000, Duration.ofSeconds(10),
            new History(1000, Duration.ofDays(1), 10_000, Duration.ofDays(30)));

    /** @throws IllegalArgumentException if a number or time is too small */
    public JobSettings {
        if (lease.compareTo(SHORTEST_LEASE) < 0 || maxInMemory < 1 || drainTimeout.isNegative()) {
            throw new IllegalArgumentException("job.lease is " + lease + " and must be at least 300 ms; job.max-in-memory is "
                    + maxInMemory + " and must be at least 1; job.drain-timeout is " + drainTimeout
                    + " and must not be negative");
        }
    }

    /**
     * Which ended jobs are kept.
     *
     * @param max most completed and most cancelled ones
     * @param maxAge how long these are kept
     * @param maxDead most dead ones
     * @param maxDeadAge how long these are kept
     */
    public record History(int max, Duration maxAge, int maxDead, Duration maxDeadAge) {

        /** @throws IllegalArgumentException if a number or time is negative */
        public History {
            if (max < 0 || maxDead < 0 || maxAge.isNegative() || maxDeadAge.isNegative()) {
                throw new IllegalArgumentException("job.history has a negative number or time");
            }
        }
    }

    /** Returns the same with another lease. */
    public JobSettings lease(Duration time) {
        return new JobSettings(time, spools, maxInMemory, drainTimeout, history);
    }

    /** Returns the same, with up to so many jobs in memory while Redis is away. */
    public JobSettings spool(int most) {
        return new JobSettings(lease, true, most, drainTimeout, history);
    }

    /** Returns the same with another time to finish. */
    public JobSettings drainTimeout(Duration time) {
        return new JobSettings(lease, spools, maxInMemory, time, history);
    }

    /** Returns the same with another history. */
    public JobSettings history(History kept) {
        return new JobSettings(lease, spools, maxInMemory, drainTimeout, kept);
    }
}

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

    public static final JobSettings DEFAULT = new JobSettings(Duration.ofSeconds(30), false, 10_000, Duration.ofSeconds(10),
            new History(1000, Duration.ofDays(1), 10_000, Duration.ofDays(30)));

    /**
     * Which ended jobs are kept.
     *
     * @param max most completed and most cancelled ones
     * @param maxAge how long these are kept
     * @param maxDead most dead ones
     * @param maxDeadAge how long these are kept
     */
    public record History(int max, Duration maxAge, int maxDead, Duration maxDeadAge) {
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

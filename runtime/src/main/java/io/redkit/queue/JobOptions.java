package io.redkit.queue;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When and how a job is to be done. Immutable; each method returns other options.
 *
 * @param delay time until it may start, by the server's clock, from the moment when it is added
 * @param due time at which it may start, by the server's clock; null for none
 * @param priority -1000 to 1000; of those that wait, the highest is done first
 * @param attempts most attempts, 0 for what its worker says
 * @param backoff waits between attempts, null for what its worker says
 * @param id the id of the job, null for a new one
 * @param uniqueness which other jobs it stands for, null for none
 */
public record JobOptions(Duration delay, @Nullable Instant due, int priority, int attempts, @Nullable JobBackoff backoff,
        @Nullable JobId id, @Nullable JobUniqueness uniqueness) {

    /** As soon as possible, as its worker says. */
    public static final JobOptions NOW = new JobOptions(Duration.ZERO, null, 0, 0, null, null, null);

    private static final int GREATEST_PRIORITY = 1000;

    /** @throws IllegalArgumentException if the delay or the attempts are negative, or the priority is out of range */
    public JobOptions {
        if (delay.isNegative() || attempts < 0 || Math.abs(priority) > GREATEST_PRIORITY) {
            throw new IllegalArgumentException("The delay (" + delay + ") and the attempts (" + attempts + ") must not be"
                    + " negative, and the priority (" + priority + ") must be between -1000 and 1000");
        }
    }

    /** Starts it after this time at the earliest. */
    public static JobOptions in(Duration delay) {
        return new JobOptions(delay, null, 0, 0, null, null, null);
    }

    /** Starts it at this time at the earliest; at once if that is over. */
    public static JobOptions at(Instant due) {
        return new JobOptions(Duration.ZERO, due, 0, 0, null, null, null);
    }

    /** Does it before jobs with a lower priority; 0 is that of all others, and -1000 the lowest. */
    public JobOptions priority(int its) {
        return new JobOptions(delay, due, its, attempts, backoff, id, uniqueness);
    }

    /** Tries it so many times at most. */
    public JobOptions attempts(int most) {
        return new JobOptions(delay, due, priority, most, backoff, id, uniqueness);
    }

    /** Waits so between attempts. */
    public JobOptions backoff(Duration first, Duration longest) {
        return new JobOptions(delay, due, priority, attempts, new JobBackoff(first, longest), id, uniqueness);
    }

    /**
     * Gives it this id. A job whose id is known is not added again; an id is known until its job is forgotten, and ten minutes
     * longer.
     */
    public JobOptions id(String its) {
        return new JobOptions(delay, due, priority, attempts, backoff, new JobId(its), uniqueness);
    }

    /** Lets it stand for others. */
    public JobOptions deduplicate(JobUniqueness how) {
        return new JobOptions(delay, due, priority, attempts, backoff, id, how);
    }
}

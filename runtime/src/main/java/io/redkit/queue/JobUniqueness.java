package io.redkit.queue;

import java.time.Duration;

/**
 * Which other jobs of its queue a job stands for. A job that is not added because of another one has the id of that.
 *
 * @param kind how it is
 * @param key what the jobs have in common
 * @param time how long, zero where that does not matter
 */
public record JobUniqueness(Kind kind, String key, Duration time) {

    /** How a job stands for others. */
    public enum Kind {
        /** Until it has ended. */
        DONE,
        /** For a time since it was added. */
        THROTTLE,
        /** Until none of them was added for a time; then the latest is done. */
        DEBOUNCE
    }

    /** @throws IllegalArgumentException if the key is empty, or the time of a throttle or debounce is not at least 1 ms */
    public JobUniqueness {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("The key of a unique job is empty");
        }
        if (kind != Kind.DONE && time.toMillis() < 1) {
            throw new IllegalArgumentException("The time of a unique job is " + time + "; it must be at least 1 ms");
        }
    }

    /** Adds no second job with this key until the first one is completed, dead or cancelled. */
    public static JobUniqueness untilDone(String key) {
        return new JobUniqueness(Kind.DONE, key, Duration.ZERO);
    }

    /** Adds no second job with this key within this time, whether the first is done or not. */
    public static JobUniqueness throttle(String key, Duration time) {
        return new JobUniqueness(Kind.THROTTLE, key, time);
    }

    /**
     * Delays the job by this time; each further job with this key replaces its payload and delays it anew, until it starts.
     */
    public static JobUniqueness debounce(String key, Duration time) {
        return new JobUniqueness(Kind.DEBOUNCE, key, time);
    }
}

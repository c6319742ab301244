package io.redkit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * When a value is set, and how long it lives. Immutable; each method returns other options.
 *
 * <pre>
 * redis.set("job:7", "claimed", SetOptions.DEFAULT.ifAbsent().expireIn(Duration.ofMinutes(5)));
 * </pre>
 *
 * @param condition when the value is set
 * @param timeToLive life of the value, positive and at least a millisecond; null for no expiry
 * @param keepsTimeToLive whether the key keeps the time to live that it has; excludes {@code timeToLive}
 */
public record SetOptions(Condition condition, @Nullable Duration timeToLive, boolean keepsTimeToLive) {

    /** When a value is set. */
    public enum Condition {
        /** In any case. */
        ALWAYS,
        /** Only if the key does not exist. */
        IF_ABSENT,
        /** Only if the key exists. */
        IF_PRESENT
    }

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    /** Sets in any case, without expiry: what {@code SET key value} does. */
    public static final SetOptions DEFAULT = new SetOptions(Condition.ALWAYS, null, false);

    public SetOptions {
        if (condition == null) {
            throw new IllegalArgumentException("The condition is null");
        }
        if (timeToLive != null && keepsTimeToLive) {
            throw new IllegalArgumentException("A value cannot both get a new time to live and keep the old one");
        }
        if (timeToLive != null && timeToLive.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("The time to live is " + timeToLive + "; it must be at least 1 ms");
        }
        if (timeToLive != null && timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The time to live is too long: " + timeToLive);
        }
    }

    /** Sets the value only if the key does not exist. */
    public SetOptions ifAbsent() {
        return new SetOptions(Condition.IF_ABSENT, timeToLive, keepsTimeToLive);
    }

    /** Sets the value only if the key exists. */
    public SetOptions ifPresent() {
        return new SetOptions(Condition.IF_PRESENT, timeToLive, keepsTimeToLive);
    }

    /**
     * Lets the value expire.
     *
     * @throws IllegalArgumentException if null, shorter than a millisecond, or combined with {@link #keepTimeToLive()}
     */
    public SetOptions expireIn(Duration newTimeToLive) {
        if (newTimeToLive == null) {
            throw new IllegalArgumentException("The time to live is null");
        }
        return new SetOptions(condition, newTimeToLive, keepsTimeToLive);
    }

    /** Lets the key keep the time to live that it has, which an ordinary set removes. */
    public SetOptions keepTimeToLive() {
        return new SetOptions(condition, timeToLive, true);
    }
}

package io.redkit;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How long a key lives on: a remaining time, for ever, or not at all because there is no such key. */
public final class TimeToLive {

    private static final TimeToLive MISSING = new TimeToLive(null);
    private static final TimeToLive PERSISTENT = new TimeToLive(null);

    private final @Nullable Duration remaining;

    private TimeToLive(@Nullable Duration remaining) {
        this.remaining = remaining;
    }

    /** Reads the answer of {@code PTTL}: milliseconds, -1 for no expiry, -2 for no key. */
    public static TimeToLive ofMillis(long millis) {
        if (millis == -2) {
            return MISSING;
        }
        return millis == -1 ? PERSISTENT : new TimeToLive(Duration.ofMillis(millis));
    }

    /** Returns whether there is no such key. */
    public boolean isMissing() {
        return this == MISSING;
    }

    /** Returns whether the key exists and never expires. */
    public boolean isPersistent() {
        return this == PERSISTENT;
    }

    /** Returns the time left; empty if the key is missing or never expires. */
    public Optional<Duration> remaining() {
        return Optional.ofNullable(remaining);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeToLive that && (remaining == null ? this == that : remaining.equals(that.remaining));
    }

    @Override
    public int hashCode() {
        return remaining == null ? System.identityHashCode(this) : remaining.hashCode();
    }

    @Override
    public String toString() {
        return isMissing() ? "missing" : isPersistent() ? "persistent" : String.valueOf(remaining);
    }
}

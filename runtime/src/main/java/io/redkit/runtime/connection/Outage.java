package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.runtime.config.ResilienceSettings;
import io.redkit.runtime.config.ResilienceSettings.Degraded;

/**
 * A time without a connection: since when, how many attempts have failed, and why; and what follows from that, the wait
 * before the next attempt and whether the client is to be degraded.
 */
final class Outage {

    private final Degraded limits;
    private final List<Duration> delays;
    private final Backoff backoff;
    private long sinceNanos;
    private int failures;
    private @Nullable RedisException reason;

    Outage(ResilienceSettings settings) {
        this.limits = settings.degraded();
        this.delays = settings.reconnect().delays();
        this.backoff = new Backoff(settings.reconnect().initialDelay(), settings.reconnect().maxDelay());
    }

    /**
     * Starts the clock; nothing has failed yet.
     *
     * @param afterShortSuccess whether the connection that was lost had hardly been there: then the waits go on growing, so
     *        that a server which drops each connection is not asked for one all the time
     */
    void begin(long nowNanos, boolean afterShortSuccess) {
        sinceNanos = nowNanos;
        failures = 0;
        reason = null;
        if (!afterShortSuccess) {
            backoff.reset();
        }
    }

    void lost(RedisException why) {
        reason = why;
    }

    void attemptFailed(RedisException why) {
        reason = why;
        failures++;
    }

    /** Returns why there is no connection, null if none was tried yet. */
    @Nullable
    RedisException reason() {
        return reason;
    }

    /**
     * Returns whether it is time to be degraded: the outage is long, or enough attempts have failed, or the server itself
     * refuses the connection, which waiting does not change.
     */
    boolean isSerious(long nowNanos) {
        return nowNanos - sinceNanos >= limits.after().toNanos()
                || reason instanceof RedisServerException
                || failures >= limits.afterFailures().orElse(Integer.MAX_VALUE)
                || !delays.isEmpty() && failures > delays.size();
    }

    /**
     * Returns the wait before the next attempt while the client is not degraded. A growing one ends at that between probes:
     * in an outage that has just begun, the server's return is not to be noticed later than in a long one.
     */
    Duration nextDelay() {
        return delays.isEmpty() ? Collections.min(List.of(backoff.next(), limits.probeInterval()))
                : delays.get(Math.min(failures, delays.size() - 1));
    }
}

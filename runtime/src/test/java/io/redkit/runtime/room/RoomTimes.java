package io.redkit.runtime.room;

import java.time.Duration;

import io.redkit.runtime.config.RoomConfig.SlowClient;

/** Settings with short times, for tests. The lease is longer than a busy machine stands still. */
final class RoomTimes {

    static final Duration LEASE = Duration.ofSeconds(4);
    static final Duration REFRESH = Duration.ofMillis(300);
    static final int HISTORY = 50;

    private RoomTimes() {
    }

    static RoomSettings settings() {
        return settings(false);
    }

    static RoomSettings settings(boolean localWhileAway) {
        return new RoomSettings(LEASE, REFRESH, Duration.ofMillis(200), HISTORY, Duration.ofMinutes(1), 1000, localWhileAway,
                2000, SlowClient.CLOSE, 10_000);
    }
}

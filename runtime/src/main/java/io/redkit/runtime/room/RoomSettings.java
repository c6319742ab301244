package io.redkit.runtime.room;

import java.time.Duration;

import io.redkit.runtime.config.RoomConfig.SlowClient;

/**
 * The configured settings of a client's rooms.
 *
 * @param lease time after which a connection has left if its process does not renew it
 * @param refresh time between renewals
 * @param sweep time between looks for leases that have ended
 * @param historySize most messages that a room keeps
 * @param historyLife how long it keeps them
 * @param mostBytes largest message, and largest information of a connection, as JSON
 * @param localWhileAway whether joining and sending hold for this node while Redis is away, and do not fail
 * @param mostBehind most events that wait for a listener
 * @param slowClient what happens to a WebSocket that is too slow
 * @param mostQueuedBytes most bytes that wait for a WebSocket
 */
public record RoomSettings(Duration lease, Duration refresh, Duration sweep, int historySize, Duration historyLife,
        long mostBytes, boolean localWhileAway, int mostBehind, SlowClient slowClient, long mostQueuedBytes) {

    public static final RoomSettings DEFAULT = new RoomSettings(Duration.ofSeconds(6), Duration.ofSeconds(2),
            Duration.ofSeconds(1), 100, Duration.ofHours(1), 64 << 10, false, 4096, SlowClient.CLOSE, 1 << 20);
}

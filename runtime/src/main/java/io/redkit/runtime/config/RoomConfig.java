package io.redkit.runtime.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** The keys of a client that concern rooms and who is in them. */
@ConfigGroup
public interface RoomConfig {

    /**
     * Time after which a connection has left its rooms if its process does not renew it. At least 500 ms. When a process has
     * died, the others are told after this time and a few times `rooms.sweep`.
     */
    @WithDefault("6s")
    Duration lease();

    /**
     * Time between renewals of the connections of this process. At most half of `rooms.lease`.
     */
    @WithDefault("2s")
    Duration refresh();

    /**
     * Time between looks for connections that were not renewed. Each process does so, and each room is looked at by one of
     * them.
     */
    @WithDefault("1s")
    Duration sweep();

    /**
     * Most messages that a room keeps. At least 1. Listeners whose connection to Redis was interrupted get what they missed
     * from
     * there.
     */
    @WithDefault("100")
    int historySize();

    /**
     * How long a room keeps a message.
     */
    @WithDefault("1h")
    Duration historyLife();

    /**
     * Largest message as JSON. Larger ones are refused, and so is larger information about a connection.
     */
    @WithDefault("64K")
    MemorySize maxMessageSize();

    /**
     * What happens while Redis is away: joining and sending fail, or hold for this process only. Then a message is heard by the
     * listeners of this process and not kept, and who has joined is in the room when Redis is back.
     */
    @WithDefault("fail")
    RoomsWhileAway whileAway();

    /**
     * Most events that wait for a subscriber of `events()`. One who is further behind gets a failure.
     */
    @WithDefault("4096")
    int maxBehind();

    /**
     * What happens to a WebSocket client for which `rooms.max-queued-size` is waiting already: its connection is closed with
     * code
     * 1013, or it misses messages and is told so.
     */
    @WithDefault("close")
    SlowClient slowClient();

    /**
     * Most bytes that wait to be written to one WebSocket client.
     */
    @WithDefault("1M")
    MemorySize maxQueuedSize();

    /** What happens with rooms while Redis is away. */
    enum RoomsWhileAway {
        /** Joining and sending fail. */
        FAIL,
        /** They hold for this process only. */
        LOCAL
    }

    /** What happens to a WebSocket client that is too slow. */
    enum SlowClient {
        /** Its connection is closed. */
        CLOSE,
        /** It misses messages, and is told so. */
        DROP
    }
}

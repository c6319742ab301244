package io.redkit.room;

import java.util.List;
import java.util.Map;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;

/**
 * One room, for blocking code. Immutable and thread-safe; it holds nothing.
 * <p>
 * Failures are {@link io.redkit.RedisException}s. While Redis is away, joining and sending fail, or hold for this node only,
 * as {@code rooms.while-away} says; reading fails.
 *
 * @param <M> type of the messages
 */
public interface Room<M> {

    String name();

    /** Joins with nothing to tell about oneself; see {@link #join(String, Map)}. */
    Membership join(String user);

    /**
     * Joins as one more connection of a user, until it is left, the application ends, or its process dies.
     *
     * @param user who it is, in the words of the application; not empty
     * @param info what the others see of this connection; at most {@code rooms.max-message-size} as JSON
     * @throws IllegalArgumentException if the user is empty, or the information too large
     */
    Membership join(String user, Map<String, String> info);

    /** Returns all connections that are in the room. Who was told to have left is not among them. */
    List<Member> members();

    /** Returns how many users are in the room, each counted once however many connections he has. */
    long userCount();

    /** Returns how many connections a user has in the room. */
    long connectionsOf(String user);

    /** Sends a message that says nothing about its sender; see {@link #send(String, Object)}. */
    Position send(M message);

    /**
     * Sends a message to all who listen, on all nodes, and puts it into the history. It is there once, also if the reply was
     * lost
     * and the request sent again.
     *
     * @param from the user who sends it. He need not be in the room, and nobody checks it: that is for the caller.
     * @return where it stands in the history; {@link Position#LOCAL} if only this node has heard it
     * @throws IllegalArgumentException if it is larger than {@code rooms.max-message-size} as JSON
     */
    Position send(String from, M message);

    /**
     * Returns the latest messages, the oldest of them first.
     *
     * @param most at most so many; there are never more than {@code rooms.history-size}, and none older than
     *        {@code rooms.history-life}
     * @throws io.redkit.RedisCodecException if one of them is of another type
     */
    List<RoomMessage<M>> history(int most);

    /** Returns the messages behind a position, and whether all of them are still there. */
    RoomHistory<M> historySince(Position position);

    /**
     * Returns what happens in the room from when Redis has confirmed the subscription, a round trip after the stream is
     * subscribed to: each message exactly once and in order, as long as the history reaches back over an interruption, see
     * {@link RoomEvent.Gap}. Called on worker threads, one event after the other. Endless. A subscriber who is behind by
     * {@code rooms.max-behind} events gets a failure.
     */
    @CheckReturnValue
    Multi<RoomEvent<M>> events();
}

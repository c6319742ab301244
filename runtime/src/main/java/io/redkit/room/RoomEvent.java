package io.redkit.room;

/**
 * Something that happened in a room, on whatever node.
 *
 * @param <M> type of the messages
 */
public sealed interface RoomEvent<M> {

    /**
     * A connection has joined. When Redis had lost its members, those who are here join again without having left.
     *
     * @param connections how many connections its user has in the room now; 1 if he was not here before
     */
    record Joined<M>(Member member, long connections) implements RoomEvent<M> {
    }

    /**
     * A connection has left. Told once for each, by whoever removed it.
     *
     * @param connections how many connections its user has left in the room; 0 if he is gone
     */
    record Left<M>(Member member, Reason reason, long connections) implements RoomEvent<M> {
    }

    /** A message. */
    record Message<M>(RoomMessage<M> message) implements RoomEvent<M> {
    }

    /** A message that is not of the declared type. */
    record Unreadable<M>(Position position) implements RoomEvent<M> {
    }

    /**
     * The connection to Redis was interrupted. Who joined and left meanwhile is unknown: read {@link Room#members} again. The
     * messages of that time follow.
     *
     * @param isComplete whether all of them follow; false if the history may not reach back far enough
     */
    record Gap<M>(boolean isComplete) implements RoomEvent<M> {
    }

    /** Why a connection has left. */
    enum Reason {
        /** It wanted to. */
        LEFT,
        /** Its application was shut down. */
        CLOSED,
        /** Its lease has ended: its process has died, stood still, or could not reach Redis. */
        EXPIRED
    }
}

package io.redkit.room;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message that was sent to a room.
 *
 * @param position where it stands in the history; {@link Position#LOCAL} if Redis was away and it is not there
 * @param from the user who sent it, as the sender said; null if he did not
 * @param at when it was stored, by the clock of the server
 * @param content what was sent
 * @param <M> type of the content
 */
public record RoomMessage<M>(Position position, @Nullable String from, Instant at, M content) {

    /** Leaves out the content, and who sent it. */
    @Override
    public String toString() {
        return "RoomMessage[" + position + "]";
    }
}

package io.redkit.room;

import java.util.List;

/**
 * Messages of a room, the oldest first.
 *
 * @param messages those that the history still has
 * @param position the latest message that was considered: from here one goes on
 * @param isComplete whether none is missing since the position that was asked for
 * @param <M> type of the contents
 */
public record RoomHistory<M>(List<RoomMessage<M>> messages, Position position, boolean isComplete) {
}

package io.redkit.demo.chat;

import org.jspecify.annotations.Nullable;

import io.redkit.demo.problems.Problem;

/**
 * What a WebSocket is told by this application itself, beside the events of its room.
 *
 * @param event {@code sent}: a line is in the room; {@code refused}: it is not known to be; {@code closed}: the room cannot be
 *        entered now, and the WebSocket is closed
 * @param id of the line; 0 if it is not about one
 * @param problem null if there is none
 */
record Notice(String event, long id, @Nullable Problem problem) {

    static Notice sent(Line line) {
        return new Notice("sent", line.id(), null);
    }

    static Notice refused(long id, Throwable failure) {
        return new Notice("refused", id, Problem.of(failure));
    }

    static Notice closed(Throwable failure) {
        return new Notice("closed", 0, Problem.of(failure));
    }
}

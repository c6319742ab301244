package io.redkit.runtime.session;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.session.SessionEvent;
import io.redkit.session.SessionEvent.Kind;

/**
 * Tells what happened to the sessions of one client.
 *
 * @param listener is told, on any thread; must not block
 */
record SessionEvents(String clientName, Consumer<SessionEvent> listener) {

    void fire(Kind kind, String handle, @Nullable String principal) {
        listener.accept(new SessionEvent(clientName, kind, handle, principal));
    }
}

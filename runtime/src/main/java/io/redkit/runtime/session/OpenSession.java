package io.redkit.runtime.session;

import org.jspecify.annotations.Nullable;

import io.redkit.session.Session;

/** A session that was read by its id. */
final class OpenSession extends SessionView implements Session {

    private final SessionId id;

    OpenSession(SessionId id, SessionCodec codec, StoredSession opened, @Nullable String principal) {
        super(codec, opened, principal);
        this.id = id;
    }

    SessionId key() {
        return id;
    }

    @Override
    public String id() {
        return id.text();
    }
}

package io.redkit.runtime.session;

import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.runtime.session.StoredSession.Field;
import io.redkit.session.SessionInfo;

/** A session that was read and decrypted. Its attributes become objects when they are asked for. */
class SessionView implements SessionInfo {

    final SessionCodec codec;
    final StoredSession session;
    private final @Nullable String principal;

    /** @param opened with its attributes as they were encoded */
    SessionView(SessionCodec codec, StoredSession opened, @Nullable String principal) {
        this.codec = codec;
        this.session = opened;
        this.principal = principal;
    }

    @Override
    public final String handle() {
        return session.handle();
    }

    @Override
    public final @Nullable String principal() {
        return principal;
    }

    @Override
    public final long version() {
        return session.version();
    }

    @Override
    public final Instant createdAt() {
        return Instant.ofEpochMilli(session.created());
    }

    @Override
    public final Instant lastAccess() {
        return Instant.ofEpochMilli(session.lastAccess());
    }

    @Override
    public final Duration idleTimeout() {
        return Duration.ofMillis(session.idle());
    }

    @Override
    public final @Nullable Instant endsAt() {
        return session.finish() == 0 ? null : Instant.ofEpochMilli(session.finish());
    }

    @Override
    public final Set<String> names() {
        return session.fields().keySet();
    }

    @Override
    public final <T> @Nullable T get(String name, Class<T> type) {
        return decoded(name, type);
    }

    @Override
    public final <T> @Nullable T get(String name, TypeReference<T> type) {
        return decoded(name, type.getType());
    }

    private <T> @Nullable T decoded(String name, Type type) {
        Field field = session.fields().get(name);
        return field == null ? null : codec.decode(field.value(), type);
    }

    /** Tells nothing but the public name. */
    @Override
    public final String toString() {
        return "Session[" + session.handle() + ", version " + session.version() + "]";
    }
}

package io.redkit.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * What a session held when it was read. It says everything but the id of the session, so that it can be shown to people: such
 * as in a list of the browsers that are logged in. Immutable.
 */
public interface SessionInfo {

    /** Returns a public name of the session, which never changes. Who knows it cannot use the session. */
    String handle();

    /** Returns whose session it is, null as long as nobody has logged in. */
    @Nullable
    String principal();

    /** Returns a number that grows with each change of the attributes, and begins with 1. */
    long version();

    /** Returns when the session was created, by the clock of Redis. */
    Instant createdAt();

    /** Returns when the session was last read, changed or touched, by the clock of Redis. This reading may be it. */
    Instant lastAccess();

    /** Returns how long the session lives without an access. */
    Duration idleTimeout();

    /** Returns when the session ends, whatever is done with it; null for never. */
    @Nullable
    Instant endsAt();

    /** Returns the names of all attributes, in no particular order. */
    Set<String> names();

    /**
     * Returns an attribute, null if there is none of that name.
     *
     * @throws io.redkit.RedisCodecException if it cannot be read as that type
     */
    <T> @Nullable T get(String name, Class<T> type);

    /**
     * Returns an attribute with type parameters, null if there is none of that name.
     *
     * @throws io.redkit.RedisCodecException if it cannot be read as that type
     */
    <T> @Nullable T get(String name, TypeReference<T> type);
}

package io.redkit;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in to Redis, and until when that works.
 *
 * @param username ACL user, null for Redis' default user
 * @param password password or token
 * @param expiresAt end of the validity; connections are renewed before. Null if it does not end.
 */
public record RedisCredentials(@Nullable String username, String password, @Nullable Instant expiresAt) {

    public RedisCredentials {
        Objects.requireNonNull(password, "password");
    }

    /** Shows neither the password nor the user name. */
    @Override
    public String toString() {
        return "RedisCredentials[***" + (expiresAt == null ? "" : ", expires at " + expiresAt) + "]";
    }
}

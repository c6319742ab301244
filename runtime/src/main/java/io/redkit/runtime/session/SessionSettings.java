package io.redkit.runtime.session;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.EncryptionKeys;

/**
 * How the sessions of one client are kept.
 *
 * @param idleTimeout of sessions that do not say
 * @param absoluteTimeout of sessions that do not say; zero for none
 * @param keys null to store attributes in the clear
 * @param memorySessions how many sessions are kept in memory while Redis is away; 0 to refuse them
 */
public record SessionSettings(Duration idleTimeout, Duration absoluteTimeout, @Nullable EncryptionKeys keys,
        int memorySessions) {
}

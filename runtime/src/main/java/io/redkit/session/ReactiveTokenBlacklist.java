package io.redkit.session;

import java.time.Duration;
import java.time.Instant;

import io.smallrye.mutiny.Uni;

/**
 * Tokens that are not to be accepted any more although they have not expired, such as those of somebody who has logged out. A
 * token is whatever tells it from others: itself, or its {@code jti}. Redis holds its SHA-256 until the token would have
 * expired.
 * <p>
 * Nothing is sent before a {@code Uni} is subscribed to. If Redis does not answer, {@link #isRevoked} fails, or says no where
 * {@code token-blacklist.while-away} is {@code open}.
 *
 * @see TokenBlacklist
 */
public interface ReactiveTokenBlacklist {

    /**
     * Revokes a token until it would expire, and a minute longer, for those whose clocks are late. Does nothing if that is
     * over.
     *
     * @param token not null and not empty
     * @param expiry when the token expires by itself, such as its {@code exp}
     */
    Uni<Void> revoke(String token, Instant expiry);

    /**
     * Revokes a token for a time.
     *
     * @param token not null and not empty
     * @param time at least a millisecond
     */
    Uni<Void> revoke(String token, Duration time);

    /**
     * Returns whether a token was revoked. Asks the master.
     *
     * @param token not null and not empty
     */
    Uni<Boolean> isRevoked(String token);
}

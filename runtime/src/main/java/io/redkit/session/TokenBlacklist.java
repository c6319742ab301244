package io.redkit.session;

import java.time.Duration;
import java.time.Instant;

/**
 * Tokens that are not to be accepted any more although they have not expired, such as those of somebody who has logged out. A
 * token is whatever tells it from others: itself, or its {@code jti}. Redis holds its SHA-256 until the token would have
 * expired.
 * <p>
 * Blocks; not to be called on an event loop. If Redis does not answer, {@link #isRevoked} fails, or says no where
 * {@code token-blacklist.while-away} is {@code open}.
 *
 * @see ReactiveTokenBlacklist
 */
public interface TokenBlacklist {

    /**
     * Revokes a token until it would expire, and a minute longer, for those whose clocks are late. Does nothing if that is
     * over.
     *
     * @param token not null and not empty
     * @param expiry when the token expires by itself, such as its {@code exp}
     */
    void revoke(String token, Instant expiry);

    /**
     * Revokes a token for a time.
     *
     * @param token not null and not empty
     * @param time at least a millisecond
     */
    void revoke(String token, Duration time);

    /**
     * Returns whether a token was revoked. Asks the master.
     *
     * @param token not null and not empty
     */
    boolean isRevoked(String token);
}

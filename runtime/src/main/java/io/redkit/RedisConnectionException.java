package io.redkit;

import org.jspecify.annotations.Nullable;

/** Redis could not be reached, or the connection was lost: refused, host unknown, TLS failed, reset, closed. */
public class RedisConnectionException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RedisConnectionException(String message, @Nullable Throwable cause, Delivery delivery) {
        super(message, cause, delivery);
    }
}

package io.redkit;

import org.jspecify.annotations.Nullable;

/**
 * The server sent what is not RESP, or more than the configured bounds allow, and the connection was closed. Or it answered
 * with another type than the command has, which happens to commands inside a transaction; then {@link #delivery()} is
 * {@link Delivery#ANSWERED}, and the connection goes on.
 */
public final class RedisProtocolException extends RedisConnectionException {

    private static final long serialVersionUID = 1L;

    public RedisProtocolException(String message, @Nullable Throwable cause, Delivery delivery) {
        super(message, cause, delivery);
    }
}

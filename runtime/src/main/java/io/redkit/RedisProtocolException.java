package io.redkit;

import org.jspecify.annotations.Nullable;

/** The server sent what is not RESP, or more than the configured bounds allow. The connection is closed. */
public final class RedisProtocolException extends RedisConnectionException {

    private static final long serialVersionUID = 1L;

    public RedisProtocolException(String message, @Nullable Throwable cause, Delivery delivery) {
        super(message, cause, delivery);
    }
}

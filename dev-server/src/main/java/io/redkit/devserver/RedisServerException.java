package io.redkit.devserver;

import org.jspecify.annotations.Nullable;

/** A server could not be found, started or controlled. The message says why and what to do. */
public final class RedisServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisServerException(String message) {
        super(message);
    }

    RedisServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

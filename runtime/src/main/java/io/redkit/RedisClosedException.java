package io.redkit;

/** The client or the dedicated connection was closed, for example because the application shuts down. */
public final class RedisClosedException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RedisClosedException(String message, Delivery delivery) {
        super(message, null, delivery);
    }
}

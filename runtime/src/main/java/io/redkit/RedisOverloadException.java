package io.redkit;

/**
 * The command was refused because a bound of the client is reached, such as the number of commands in flight on one
 * connection. It was not sent; unless this ended the retries of a command that had been sent before, which {@link #delivery()}
 * tells.
 */
public final class RedisOverloadException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RedisOverloadException(String message) {
        this(message, Delivery.NOT_SENT);
    }

    public RedisOverloadException(String message, Delivery delivery) {
        super(message, null, delivery);
    }
}

package io.redkit;

/**
 * The command was refused because a bound of the client is reached, such as the number of commands in flight on one
 * connection. It was not sent.
 */
public final class RedisOverloadException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RedisOverloadException(String message) {
        super(message, null, Delivery.NOT_SENT);
    }
}

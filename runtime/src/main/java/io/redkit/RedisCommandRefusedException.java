package io.redkit;

/**
 * The client refused to send the command: it is unknown, dangerous and not allowed here, or would change the state of a
 * shared connection.
 */
public final class RedisCommandRefusedException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RedisCommandRefusedException(String message) {
        super(message, null, Delivery.NOT_SENT);
    }
}

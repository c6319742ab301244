package io.redkit;

import java.time.Duration;

/**
 * The command did not end within its deadline. {@link #delivery()} tells whether it was sent.
 */
public final class RedisTimeoutException extends RedisException {

    private static final long serialVersionUID = 1L;

    private final Duration deadline;

    public RedisTimeoutException(String message, Duration deadline, Delivery delivery) {
        super(message, null, delivery);
        this.deadline = deadline;
    }

    /** Returns the time that the command was given. */
    public Duration deadline() {
        return deadline;
    }
}

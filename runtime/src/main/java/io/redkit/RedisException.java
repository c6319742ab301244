package io.redkit;

import org.jspecify.annotations.Nullable;

/**
 * Base of all failures that this extension reports about a Redis server or a connection to it.
 * <p>
 * Wrong arguments are not among them: those are {@link IllegalArgumentException}s, thrown or emitted before anything is
 * sent. Messages never contain values, key content or secrets.
 * <p>
 * An instance belongs to one command. It carries the stack trace of the blocking caller; on the reactive API, where the
 * stack would only show the event loop, it carries none.
 */
public abstract class RedisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Delivery delivery;

    RedisException(String message, @Nullable Throwable cause, Delivery delivery) {
        super(message, cause);
        this.delivery = delivery;
    }

    /** Returns whether Redis may have executed the command. */
    public Delivery delivery() {
        return delivery;
    }

    /** Does nothing: thousands of commands can fail at once, and the stack of an event loop explains none of them. */
    @Override
    public final synchronized Throwable fillInStackTrace() {
        return this;
    }
}

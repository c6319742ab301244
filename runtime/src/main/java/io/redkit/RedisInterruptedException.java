package io.redkit;

/** The thread of a blocking call was interrupted while it waited. Its interrupt flag is set again. */
public final class RedisInterruptedException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RedisInterruptedException(String message) {
        super(message, null, Delivery.OUTCOME_UNKNOWN);
    }
}

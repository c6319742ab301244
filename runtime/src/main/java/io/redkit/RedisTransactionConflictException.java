package io.redkit;

/**
 * A transaction was not executed, because others changed a key that it watched, again and again. Nothing of it was executed;
 * it can be tried again later.
 */
public final class RedisTransactionConflictException extends RedisException {

    private static final long serialVersionUID = 1L;

    public RedisTransactionConflictException(String message) {
        super(message, null, Delivery.ANSWERED);
    }
}

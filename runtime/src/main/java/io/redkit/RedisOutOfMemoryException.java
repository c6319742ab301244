package io.redkit;

/** Redis has reached its {@code maxmemory} and refuses writes ({@code OOM}). */
public final class RedisOutOfMemoryException extends RedisServerException {

    private static final long serialVersionUID = 1L;

    public RedisOutOfMemoryException(String code, String serverText, String message, Delivery delivery) {
        super(code, serverText, message, delivery);
    }
}

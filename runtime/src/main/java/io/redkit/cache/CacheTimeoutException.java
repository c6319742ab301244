package io.redkit.cache;

/** A value could not be loaded within {@link CacheOptions#hardTimeout}, and there was no stale one. The load goes on. */
public final class CacheTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CacheTimeoutException(String message) {
        super(message);
    }
}

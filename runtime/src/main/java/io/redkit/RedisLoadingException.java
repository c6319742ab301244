package io.redkit;

/** Redis is loading its data set and does not answer yet ({@code LOADING}). */
public final class RedisLoadingException extends RedisServerException {

    private static final long serialVersionUID = 1L;

    public RedisLoadingException(String code, String serverText, String message, Delivery delivery) {
        super(code, serverText, message, delivery);
    }
}

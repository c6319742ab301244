package io.redkit;

/** Redis rejected the user name or the password, or wants one and got none ({@code WRONGPASS}, {@code NOAUTH}). */
public final class RedisAuthenticationException extends RedisServerException {

    private static final long serialVersionUID = 1L;

    public RedisAuthenticationException(String code, String serverText, String message, Delivery delivery) {
        super(code, serverText, message, delivery);
    }
}

package io.redkit;

/** The key holds another data type than the command works on ({@code WRONGTYPE}). */
public final class RedisWrongTypeException extends RedisServerException {

    private static final long serialVersionUID = 1L;

    public RedisWrongTypeException(String code, String serverText, String message, Delivery delivery) {
        super(code, serverText, message, delivery);
    }
}

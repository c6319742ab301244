package io.redkit;

/** The ACL of the user does not allow this command, key or channel ({@code NOPERM}). */
public final class RedisPermissionException extends RedisServerException {

    private static final long serialVersionUID = 1L;

    public RedisPermissionException(String code, String serverText, String message, Delivery delivery) {
        super(code, serverText, message, delivery);
    }
}

package io.redkit.runtime.command;

import io.redkit.Delivery;
import io.redkit.RedisAuthenticationException;
import io.redkit.RedisLoadingException;
import io.redkit.RedisOutOfMemoryException;
import io.redkit.RedisPermissionException;
import io.redkit.RedisServerException;
import io.redkit.RedisWrongTypeException;
import io.vertx.redis.client.impl.types.ErrorType;

/** Turns the error replies of the server into exceptions, and leaves out what they repeat of the command. */
public final class ServerErrors {

    private static final int LONGEST_CODE = 32;

    private ServerErrors() {
    }

    /**
     * Returns the exception for an error reply.
     *
     * @param what the command that was answered
     */
    public static RedisServerException of(String what, ErrorType error) {
        String text = withoutArguments(String.valueOf(error.getMessage()));
        return create(codeOf(text), text, what + ": " + text, Delivery.ANSWERED);
    }

    /** Returns the same error for a command that waited for the connection that the server refused. */
    public static RedisServerException refusedConnection(RedisServerException refusal, String message) {
        return restated(refusal, message, Delivery.NOT_SENT);
    }

    static RedisServerException restated(RedisServerException error, String message, Delivery delivery) {
        return create(error.code(), error.serverText(), message, delivery);
    }

    private static RedisServerException create(String code, String text, String message, Delivery delivery) {
        return switch (code) {
            case "WRONGPASS", "NOAUTH" -> new RedisAuthenticationException(code, text, message, delivery);
            case "NOPERM" -> new RedisPermissionException(code, text, message, delivery);
            case "OOM" -> new RedisOutOfMemoryException(code, text, message, delivery);
            case "LOADING" -> new RedisLoadingException(code, text, message, delivery);
            case "WRONGTYPE" -> new RedisWrongTypeException(code, text, message, delivery);
            default -> new RedisServerException(code, text, message, delivery);
        };
    }

    private static String codeOf(String text) {
        int space = text.indexOf(' ');
        String first = space < 0 ? text : text.substring(0, space);
        boolean isCode = !first.isEmpty() && first.length() <= LONGEST_CODE
                && first.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
        return isCode ? first : "ERR";
    }

    /** An unknown command is answered with the beginning of its arguments, which may be anything. */
    private static String withoutArguments(String text) {
        int arguments = text.indexOf(", with args beginning with");
        return arguments < 0 ? text : text.substring(0, arguments);
    }
}

package io.redkit.runtime.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern QUOTED = Pattern.compile("(?<=[ (])(?<quote>['\"`])(?<text>.*)\\k<quote>", Pattern.DOTALL);

    /**
     * Errors that quote no argument: how to leave the protected mode, what is wrong with a script, and a subcommand, which is a
     * word that developers must see.
     */
    private static final Pattern HARMLESS = Pattern
            .compile("DENIED .*|ERR Error compiling script.*|(?i:ERR unknown subcommand)[^']*'[A-Za-z-]{1,24}'[^']*",
                    Pattern.DOTALL);

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

    /**
     * An unknown command is answered with the beginning of its arguments, and other errors quote what they complain about:
     * keys, consumer groups, even passwords. From the first quote to the last, since an argument may contain quotes, too.
     */
    private static String withoutArguments(String text) {
        int arguments = text.indexOf(", with args beginning with");
        String start = arguments < 0 ? text : text.substring(0, arguments);
        Matcher quoted = QUOTED.matcher(start);
        if (!quoted.find() || isCommand(quoted.group("text")) || HARMLESS.matcher(start).matches()) {
            return start;
        }
        return quoted.replaceFirst("${quote}?${quote}");
    }

    private static boolean isCommand(String quoted) {
        int separator = quoted.indexOf('|');
        return Commands.find(separator < 0 ? quoted : quoted.substring(0, separator)) != null
                && quoted.chars().allMatch(c -> c > ' ' && c < 127);
    }
}

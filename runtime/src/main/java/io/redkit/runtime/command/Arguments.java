package io.redkit.runtime.command;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/** Turns what users pass as arguments of raw commands into what a {@link Call} holds. */
public final class Arguments {

    private static final int LONGEST_KEYWORD = 64;

    private Arguments() {
    }

    /**
     * Converts each argument.
     *
     * @throws IllegalArgumentException if one is null or of a type that has no obvious text
     */
    public static Object[] of(CommandSpec command, @Nullable Object[] args) {
        Object[] converted = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            converted[i] = convert(command, i, args[i]);
        }
        return converted;
    }

    private static Object convert(CommandSpec command, int index, @Nullable Object arg) {
        if (arg instanceof String || arg instanceof byte[] || arg instanceof Long) {
            return arg;
        }
        if (arg instanceof Buffer buffer) {
            return buffer.getBytes();
        }
        if (arg instanceof Integer || arg instanceof Short || arg instanceof Byte) {
            return ((Number) arg).longValue();
        }
        if (arg instanceof Number || arg instanceof CharSequence || arg instanceof Character || arg instanceof Enum) {
            return arg.toString();
        }
        throw new IllegalArgumentException("Argument " + (index + 1) + " of " + command + " is "
                + (arg == null ? "null" : "a " + arg.getClass().getName())
                + "; pass a String, a number, a byte[] or a Buffer");
    }

    /** Returns a short argument as text; long ones are no keyword, and are not looked at. */
    static String asText(byte[] bytes) {
        return bytes.length > LONGEST_KEYWORD ? "" : new String(bytes, StandardCharsets.US_ASCII);
    }
}

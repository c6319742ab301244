package io.redkit.runtime.session;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.session.SessionChanges;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Writes what stands in an HTTP session as a pair of texts, its type and its value. A fixed list of types: what is stored
 * cannot make this process load a class.
 */
final class HttpValues {

    private static final TypeReference<List<String>> PAIR = new TypeReference<>() {
    };

    private HttpValues() {
    }

    /** Returns the changes, and one that sets an attribute to what {@link #write} has returned. */
    static SessionChanges with(SessionChanges changes, String name, Object written) {
        return written instanceof List<?> ? changes.put(name, asPair(written), PAIR) : changes.put(name, written);
    }

    @SuppressWarnings("unchecked")
    private static List<String> asPair(Object written) {
        return (List<String>) written;
    }

    /** @throws IllegalArgumentException if the value is of another type than those that are listed */
    static Object write(Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Buffer buffer) {
            return List.of("buffer", Base64.getEncoder().encodeToString(buffer.getBytes()));
        }
        if (value instanceof byte[] bytes) {
            return List.of("bytes", Base64.getEncoder().encodeToString(bytes));
        }
        String type = type(value);
        if (type == null) {
            throw new IllegalArgumentException("The HTTP session holds a " + value.getClass().getName()
                    + ", which cannot be kept in Redis. It may hold String, Boolean, Character, the numbers of Java, byte[],"
                    + " Buffer, JsonObject and JsonArray; write an object as JsonObject.mapFrom(object)");
        }
        return List.of(type, value.toString());
    }

    private static @Nullable String type(Object value) {
        if (value instanceof JsonObject) {
            return "object";
        }
        if (value instanceof JsonArray) {
            return "array";
        }
        if (value instanceof Integer) {
            return "int";
        }
        if (value instanceof Long) {
            return "long";
        }
        return rareType(value);
    }

    private static @Nullable String rareType(Object value) {
        if (value instanceof Double) {
            return "double";
        }
        if (value instanceof Float) {
            return "float";
        }
        if (value instanceof Short) {
            return "short";
        }
        if (value instanceof Byte) {
            return "byte";
        }
        return value instanceof Character ? "char" : null;
    }

    /** @throws RedisCodecException if that was not written by {@link #write} */
    static Object read(JsonNode stored) {
        if (stored.isTextual()) {
            return stored.textValue();
        }
        if (stored.isBoolean()) {
            return stored.booleanValue();
        }
        if (!stored.isArray() || stored.size() != 2) {
            throw unreadable();
        }
        return read(stored.get(0).asText(), stored.get(1).asText());
    }

    private static Object read(String type, String text) {
        try {
            return switch (type) {
                case "object" -> new JsonObject(text);
                case "array" -> new JsonArray(text);
                case "int" -> Integer.valueOf(text);
                case "long" -> Long.valueOf(text);
                case "double" -> Double.valueOf(text);
                case "float" -> Float.valueOf(text);
                case "short" -> Short.valueOf(text);
                case "byte" -> Byte.valueOf(text);
                case "char" -> text.charAt(0);
                case "buffer" -> Buffer.buffer(Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)));
                case "bytes" -> Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
                default -> throw unreadable();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DecodeException e) {
            throw unreadable();
        }
    }

    private static RedisCodecException unreadable() {
        return new RedisCodecException("an attribute of the session is none of an HTTP session", null, null,
                Delivery.ANSWERED);
    }
}

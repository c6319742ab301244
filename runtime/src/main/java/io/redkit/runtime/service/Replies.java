package io.redkit.runtime.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisProtocolException;
import io.redkit.runtime.connection.resp.MapReply;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Decoders of the usual replies. A reply of another kind than the command has is a protocol error, never a guess. */
final class Replies {

    private Replies() {
    }

    static @Nullable String text(@Nullable Response reply) {
        return reply == null ? null : required(reply, ResponseType.BULK).toString();
    }

    static long integer(@Nullable Response reply) {
        return required(reply, ResponseType.NUMBER).toLong();
    }

    static @Nullable Long integerOrNull(@Nullable Response reply) {
        return reply == null ? null : integer(reply);
    }

    static @Nullable Double score(@Nullable Response reply) {
        return reply == null ? null : number(reply);
    }

    /** Decodes a double of RESP3, or the text that stands for it in RESP2 and where a command has no type for it. */
    static double number(Response reply) {
        if (reply.type() == ResponseType.NUMBER) {
            return reply.toDouble();
        }
        String text = required(reply, ResponseType.BULK).toString();
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    static boolean isOne(@Nullable Response reply) {
        return integer(reply) == 1;
    }

    /** Decodes the answer of SET: OK if it was set, null if its condition did not hold. */
    static boolean isSet(@Nullable Response reply) {
        if (reply == null) {
            return false;
        }
        if (!required(reply, ResponseType.SIMPLE).toString().equals("OK")) {
            throw unexpected(ResponseType.SIMPLE, reply);
        }
        return true;
    }

    @SuppressWarnings("NullAway") // the only value of Void
    static Void nothing(@Nullable Response reply) {
        return null;
    }

    static Map<String, String> textMap(@Nullable Response reply) {
        Map<String, String> texts = new LinkedHashMap<>();
        eachPair(reply, (name, value) -> texts.put(name.toString(), value.toString()));
        return texts;
    }

    /** Goes through a map of RESP3, or the flat array that stands for it in RESP2. */
    static void eachPair(@Nullable Response reply, BiConsumer<Response, Response> pair) {
        Response map = required(reply, ResponseType.MULTI);
        if (map instanceof MapReply pairs) {
            for (int i = 0; i < pairs.size(); i++) {
                pair.accept(pairs.key(i), pairs.value(i));
            }
        } else {
            for (int i = 0; i + 1 < map.size(); i += 2) {
                pair.accept(map.get(i), map.get(i + 1));
            }
        }
    }

    /** Decodes the values of keys, in their order, without those that do not exist. */
    static Map<String, String> byKey(List<String> keys, @Nullable Response reply) {
        Response values = ofSize(keys.size(), reply);
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Response value = values.get(i);
            if (value != null) {
                found.put(keys.get(i), value.toString());
            }
        }
        return found;
    }

    static Response ofSize(int size, @Nullable Response reply) {
        Response array = required(reply, ResponseType.MULTI);
        if (array.size() != size) {
            throw unexpected(ResponseType.MULTI, reply);
        }
        return array;
    }

    static Response required(@Nullable Response reply, ResponseType type) {
        if (reply == null || reply.type() != type) {
            throw unexpected(type, reply);
        }
        return reply;
    }

    private static RedisProtocolException unexpected(ResponseType type, @Nullable Response reply) {
        boolean isQueued = reply != null && reply.type() == ResponseType.SIMPLE && reply.toString().equals("QUEUED");
        String message = isQueued
                ? "The command was queued by the transaction of this connection, and its reply comes with EXEC; use execute()"
                : "A reply of type " + type + " was expected, and " + (reply == null ? "null" : reply.type()) + " came";
        return new RedisProtocolException(message, null, Delivery.ANSWERED);
    }
}

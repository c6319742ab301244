package io.redkit.runtime.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Decodes a map of RESP3, or the flat array that stands for it in RESP2. */
    static Map<String, String> textMap(@Nullable Response reply) {
        Response map = required(reply, ResponseType.MULTI);
        Map<String, String> texts = new LinkedHashMap<>();
        if (map instanceof MapReply pairs) {
            for (int i = 0; i < pairs.size(); i++) {
                texts.put(pairs.key(i).toString(), pairs.value(i).toString());
            }
        } else {
            for (int i = 0; i + 1 < map.size(); i += 2) {
                texts.put(map.get(i).toString(), map.get(i + 1).toString());
            }
        }
        return texts;
    }

    /** Decodes the values of keys, in their order, without those that do not exist. */
    static Map<String, String> byKey(List<String> keys, @Nullable Response reply) {
        Response values = required(reply, ResponseType.MULTI);
        if (values.size() != keys.size()) {
            throw unexpected(ResponseType.MULTI, reply);
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Response value = values.get(i);
            if (value != null) {
                found.put(keys.get(i), value.toString());
            }
        }
        return found;
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

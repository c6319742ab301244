package io.redkit.runtime.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.runtime.connection.resp.BulkReply;
import io.redkit.runtime.connection.resp.MapReply;
import io.redkit.runtime.session.StoredSession.Field;
import io.redkit.runtime.session.StoredSession.Owner;
import io.vertx.redis.client.Response;

/**
 * Reads the hash of a session. Its fields: {@code h} proof of the id, {@code c} created, {@code a} last access, {@code i} idle
 * time, {@code x} end, {@code v} version, {@code p} digest of the principal, {@code n} name of the principal, {@code q} when
 * the index is to be refreshed, {@code r} recent updates; and for each attribute {@code @name} with the version in which it was
 * changed, a space and the value.
 */
final class SessionFields {

    private static final char ATTRIBUTE = '@';

    private final Map<String, byte[]> meta = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();

    private SessionFields() {
    }

    /**
     * Reads the answer of HGETALL.
     *
     * @return null if there is no session
     * @throws RedisCodecException if that is no session
     */
    static @Nullable StoredSession read(String handle, @Nullable Response reply) {
        if (reply == null || reply.size() == 0) {
            return null;
        }
        SessionFields read = new SessionFields();
        if (reply instanceof MapReply map) {
            for (int i = 0; i < map.size(); i++) {
                read.add(map.key(i).toString(), bytes(map.value(i)));
            }
        } else {
            for (int i = 0; i + 1 < reply.size(); i += 2) {
                read.add(reply.get(i).toString(), bytes(reply.get(i + 1)));
            }
        }
        return read.session(handle);
    }

    private void add(String name, byte[] value) {
        if (!name.isEmpty() && name.charAt(0) == ATTRIBUTE) {
            fields.put(name.substring(1), field(value));
        } else {
            meta.put(name, value);
        }
    }

    private static Field field(byte[] stored) {
        int space = 0;
        while (space < stored.length && stored[space] != ' ') {
            space++;
        }
        if (space == stored.length) {
            throw unreadable();
        }
        return new Field(number(Arrays.copyOf(stored, space)), Arrays.copyOfRange(stored, space + 1, stored.length));
    }

    private StoredSession session(String handle) {
        byte[] digest = meta.get("p");
        byte[] name = meta.get("n");
        if ((digest == null) != (name == null)) {
            throw unreadable();
        }
        Owner owner = digest == null || name == null ? null : new Owner(text(digest), name);
        return new StoredSession(handle, text(required("h")), number(required("c")), number(required("a")),
                number(required("i")), number(required("x")), number(required("v")), owner, Map.copyOf(fields));
    }

    private byte[] required(String name) {
        byte[] value = meta.get(name);
        if (value == null) {
            throw unreadable();
        }
        return value;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static long number(byte[] bytes) {
        try {
            return Long.parseLong(text(bytes));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static byte[] bytes(Response reply) {
        return reply instanceof BulkReply bulk ? bulk.array() : reply.toBytes();
    }

    private static RedisCodecException unreadable() {
        return new RedisCodecException("what is stored is no session", null, null, Delivery.ANSWERED);
    }
}

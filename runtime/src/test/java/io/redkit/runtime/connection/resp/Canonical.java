package io.redkit.runtime.connection.resp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** A reply as nested lists of type and content, which can be compared. Bytes are shown as ISO 8859-1. */
final class Canonical {

    static final List<Object> NULL = List.of("null");

    private Canonical() {
    }

    static List<Object> of(Response reply) {
        if (reply == null) {
            return NULL;
        }
        return switch (reply.type()) {
            case SIMPLE -> List.of("simple", reply.toString());
            case ERROR -> List.of("error", reply.toString());
            case BOOLEAN -> List.of("boolean", reply.toBoolean());
            case NUMBER -> number(reply.toNumber());
            case BULK -> string(reply);
            case MULTI -> reply.isMap() ? List.of("map", pairs((MapReply) reply)) : List.of("array", elements(reply));
            case PUSH -> List.of("push", elements(reply));
            default -> throw new AssertionError(reply.type());
        };
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<Object> number(Number number) {
        return List.of(number instanceof Double ? "double" : number instanceof BigInteger ? "big" : "integer", number);
    }

    private static List<Object> string(Response reply) {
        String text = text(((BulkReply) reply).array());
        return reply instanceof VerbatimReply verbatim ? List.of("verbatim", verbatim.format(), text) : List.of("bulk", text);
    }

    private static List<Object> elements(Response reply) {
        List<Object> elements = new ArrayList<>();
        reply.iterator().forEachRemaining(element -> elements.add(of(element)));
        if (reply.type() == ResponseType.MULTI && reply.size() != elements.size()) {
            throw new AssertionError("size " + reply.size() + " of " + elements.size());
        }
        return elements;
    }

    private static List<Object> pairs(MapReply map) {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            pairs.add(Arrays.asList(of(map.key(i)), of(map.value(i))));
        }
        return pairs;
    }
}

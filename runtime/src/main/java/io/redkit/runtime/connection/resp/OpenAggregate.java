package io.redkit.runtime.connection.resp;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** An array, set, map, push or attribute whose elements are still arriving. */
final class OpenAggregate {

    /** Room for more elements grows as they arrive: the length in a header is only a claim. */
    private static final int INITIAL_ROOM = 256;

    final byte type;
    final @Nullable OpenAggregate parent;
    final int depth;
    private final int expected;
    private @Nullable Response[] elements;
    private int count;

    OpenAggregate(byte type, int expected, @Nullable OpenAggregate parent) {
        this.type = type;
        this.parent = parent;
        this.depth = parent == null ? 1 : parent.depth + 1;
        this.expected = expected;
        this.elements = new Response[Math.min(expected, INITIAL_ROOM)];
    }

    void add(@Nullable Response element) {
        if (count == elements.length) {
            elements = Arrays.copyOf(elements, (int) Math.min(expected, 2L * elements.length));
        }
        elements[count++] = element;
    }

    boolean isComplete() {
        return count == expected;
    }

    /** Attributes accompany the next reply; they are read and dropped. */
    boolean isAttribute() {
        return type == '|';
    }

    Response toReply() {
        return switch (type) {
            case '%' -> new MapReply(elements);
            case '>' -> new ArrayReply(elements, ResponseType.PUSH);
            default -> new ArrayReply(elements, ResponseType.MULTI);
        };
    }
}

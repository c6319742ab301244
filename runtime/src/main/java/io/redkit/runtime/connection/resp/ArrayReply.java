package io.redkit.runtime.connection.resp;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** An array, a set, or a push message: replies in the order of the server. */
public final class ArrayReply implements Response {

    static final ArrayReply EMPTY = new ArrayReply(new Response[0], ResponseType.MULTI);

    private final @Nullable Response[] elements;
    private final ResponseType type;

    ArrayReply(@Nullable Response[] elements, ResponseType type) {
        this.elements = elements;
        this.type = type;
    }

    @Override
    public ResponseType type() {
        return type;
    }

    @Override
    public boolean isArray() {
        return true;
    }

    @Override
    public boolean isMap() {
        return false;
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    @SuppressWarnings("NullAway") // an element may be null, which Response does not declare
    public Response get(int index) {
        return elements[index];
    }

    /** Returns the element after the one that equals {@code key}, for the flat maps of RESP2; null if there is none. */
    @Override
    @SuppressWarnings("NullAway")
    public Response get(String key) {
        int index = indexOfKey(key);
        return index < 0 ? null : elements[index + 1];
    }

    @Override
    public boolean containsKey(String key) {
        return indexOfKey(key) >= 0;
    }

    @Override
    public Set<String> getKeys() {
        requirePairs();
        Set<String> keys = new LinkedHashSet<>();
        for (int i = 0; i < elements.length; i += 2) {
            keys.add(String.valueOf(elements[i]));
        }
        return keys;
    }

    @Override
    public Iterator<Response> iterator() {
        return Arrays.asList(elements).iterator();
    }

    @Override
    public String toString() {
        return Arrays.toString(elements);
    }

    private int indexOfKey(String key) {
        requirePairs();
        for (int i = 0; i < elements.length; i += 2) {
            if (key.equals(String.valueOf(elements[i]))) {
                return i;
            }
        }
        return -1;
    }

    private void requirePairs() {
        if (elements.length % 2 != 0) {
            throw new UnsupportedOperationException("An array of " + elements.length + " elements is not a map");
        }
    }
}

package io.redkit.runtime.connection.resp;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** A map: pairs in the order of the server, nothing lost where two binary keys look alike as text. */
public final class MapReply implements Response {

    static final MapReply EMPTY = new MapReply(new Response[0]);

    private final @Nullable Response[] pairs;

    MapReply(@Nullable Response[] pairs) {
        this.pairs = pairs;
    }

    /** Returns the key of an entry. */
    @SuppressWarnings("NullAway") // may be null, which Response does not declare
    public Response key(int entry) {
        return pairs[2 * entry];
    }

    /** Returns the value of an entry. */
    @SuppressWarnings("NullAway")
    public Response value(int entry) {
        return pairs[2 * entry + 1];
    }

    @Override
    public ResponseType type() {
        return ResponseType.MULTI;
    }

    @Override
    public boolean isArray() {
        return false;
    }

    @Override
    public boolean isMap() {
        return true;
    }

    /** Returns the number of entries. */
    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    @SuppressWarnings("NullAway")
    public Response get(String key) {
        int entry = entryOf(key);
        return entry < 0 ? null : value(entry);
    }

    @Override
    public boolean containsKey(String key) {
        return entryOf(key) >= 0;
    }

    @Override
    public Set<String> getKeys() {
        Set<String> keys = new LinkedHashSet<>();
        for (int i = 0; i < size(); i++) {
            keys.add(String.valueOf(key(i)));
        }
        return keys;
    }

    /** Returns the entries, each as an array of key and value. */
    @Override
    public Iterator<Response> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public Response next() {
                Response entry = new ArrayReply(new Response[] { key(next), value(next) }, ResponseType.MULTI);
                next++;
                return entry;
            }
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < size(); i++) {
            text.append(i == 0 ? "" : ", ").append(key(i)).append(": ").append(value(i));
        }
        return text.append('}').toString();
    }

    private int entryOf(String key) {
        for (int i = 0; i < size(); i++) {
            if (key.equals(String.valueOf(key(i)))) {
                return i;
            }
        }
        return -1;
    }
}

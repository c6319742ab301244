package io.redkit.runtime.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The caches of all clients, made when they are first used. */
public final class CachesByClient implements AutoCloseable {

    private final Map<String, ClientCaches> caches = new ConcurrentHashMap<>();
    private final Function<String, ClientCaches> maker;

    /** @param maker makes those of a client */
    CachesByClient(Function<String, ClientCaches> maker) {
        this.maker = maker;
    }

    public ClientCaches of(String client) {
        return caches.computeIfAbsent(client, maker);
    }

    /** Flushes what was to be written behind, each within its time. */
    @Override
    public void close() {
        caches.values().forEach(ClientCaches::close);
    }
}

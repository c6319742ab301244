package io.redkit.runtime.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.metrics.MetricsFactory;

/** The caches of all clients, made when they are first used. */
public final class CachesByClient implements AutoCloseable {

    private final Map<String, ClientCaches> caches = new LinkedHashMap<>();
    private final Function<String, ClientCaches> maker;
    private @Nullable MetricsFactory metrics;

    /** @param maker makes those of a client */
    CachesByClient(Function<String, ClientCaches> maker) {
        this.maker = maker;
    }

    public synchronized ClientCaches of(String client) {
        ClientCaches known = caches.get(client);
        if (known != null) {
            return known;
        }
        ClientCaches made = maker.apply(client);
        caches.put(client, made);
        if (metrics != null) {
            made.publishTo(metrics);
        }
        return made;
    }

    /** Publishes what the caches count, those to come included. */
    synchronized void publishTo(MetricsFactory factory) {
        metrics = factory;
        caches.values().forEach(each -> each.publishTo(factory));
    }

    /** Flushes what was to be written behind, each within its time. */
    @Override
    public synchronized void close() {
        caches.values().forEach(ClientCaches::close);
    }
}

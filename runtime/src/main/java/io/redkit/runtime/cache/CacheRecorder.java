package io.redkit.runtime.cache;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.redkit.cache.CacheSpec;
import io.redkit.cache.ReactiveRedisCaches;
import io.redkit.cache.RedisCaches;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.config.RedkitConfig;

/** Checks the configured caches at start-up, and makes those of the clients. */
@Recorder
public class CacheRecorder {

    private final RuntimeValue<RedkitConfig> config;

    public CacheRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    /**
     * Sends nothing yet.
     *
     * @param names of the clients in use
     * @throws ConfigurationException with all problems of all caches
     */
    public RuntimeValue<CachesByClient> create(RuntimeValue<RedkitClients> clients, List<String> names,
            ShutdownContext shutdown) {
        List<String> problems = new ArrayList<>();
        names.forEach(name -> configured(name).check(problems));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), problems));
        }
        CachesByClient all = new CachesByClient(
                name -> new ClientCaches(clients.getValue().get(name).patterns(), configured(name)::options));
        shutdown.addShutdownTask(all::close);
        return new RuntimeValue<>(all);
    }

    private ConfiguredCaches configured(String client) {
        return new ConfiguredCaches(client, Objects.requireNonNull(config.getValue().clients().get(client)).cache());
    }

    public Supplier<RedisCaches> blocking(RuntimeValue<CachesByClient> caches, String client) {
        return () -> caches.getValue().of(client).blocking();
    }

    public Supplier<ReactiveRedisCaches> reactive(RuntimeValue<CachesByClient> caches, String client) {
        return () -> caches.getValue().of(client).reactive();
    }

    /** Makes an injected cache, blocking or reactive. */
    public Supplier<Object> cache(RuntimeValue<CachesByClient> caches, String client, String name, Type keyType, Type valueType,
            boolean blocking) {
        return () -> {
            CacheSpec<Object, Object> spec = CacheSpec.of(name, keyType, valueType);
            ClientCaches its = caches.getValue().of(client);
            return blocking ? its.blocking().of(spec) : its.reactive().of(spec);
        };
    }

    /** Publishes what the caches count. */
    public Consumer<MetricsFactory> meters(RuntimeValue<CachesByClient> caches) {
        return caches.getValue()::publishTo;
    }

    public Supplier<CachesByClient> all(RuntimeValue<CachesByClient> caches) {
        return caches::getValue;
    }
}

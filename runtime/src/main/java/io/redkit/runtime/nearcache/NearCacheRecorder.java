package io.redkit.runtime.nearcache;

import java.util.function.Supplier;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.redkit.cache.NearCache;
import io.redkit.cache.ReactiveNearCache;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.RedkitClients;

/** Gives the near caches of the clients to those who inject them. */
@Recorder
public class NearCacheRecorder {

    public Supplier<NearCache> blocking(RuntimeValue<RedkitClients> clients, String name) {
        return () -> {
            RedkitClient client = clients.getValue().get(name);
            return client.nearCaches().blocking(client.blocking(), client.reactive());
        };
    }

    public Supplier<ReactiveNearCache> reactive(RuntimeValue<RedkitClients> clients, String name) {
        return () -> {
            RedkitClient client = clients.getValue().get(name);
            return client.nearCaches().reactive(client.reactive());
        };
    }
}

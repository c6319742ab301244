package io.redkit.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.redkit.codec.JsonCodecs;

/** The clients of the application, by name. */
public final class RedkitClients {

    private static final Logger LOG = Logger.getLogger(RedkitClients.class);

    private final Map<String, RedkitClient> byName;
    private final Supplier<JsonCodecs> json;

    RedkitClients(Map<String, RedkitClient> byName, Supplier<JsonCodecs> json) {
        this.byName = Map.copyOf(byName);
        this.json = json;
    }

    /** Returns the codecs of JSON values, which all clients share. */
    JsonCodecs json() {
        return json.get();
    }

    /** Returns the client of that name, which must be active. */
    public RedkitClient get(String name) {
        return Objects.requireNonNull(byName.get(name), () -> "No active Redis client " + name);
    }

    public Collection<RedkitClient> all() {
        return byName.values();
    }

    /** Closes all clients at the same time, each with its own time for what is in flight. Waits for the end of it. */
    void close() {
        Map<RedkitClient, Runnable> farewells = new LinkedHashMap<>();
        for (RedkitClient client : byName.values()) {
            Duration grace = client.settings().resilience().shutdownTimeout();
            attempt(client, () -> farewells.put(client, client.leave(grace)));
        }
        farewells.forEach(RedkitClients::attempt);
    }

    /** What goes wrong with one client must not leave the others open. */
    private static void attempt(RedkitClient client, Runnable step) {
        try {
            step.run();
        } catch (RejectedExecutionException e) {
            LOG.debugf("Vert.x was closed before Redis client %s, and with it its connections", client.settings().name());
        } catch (RuntimeException e) {
            LOG.warnf(e, "Redis client %s was not closed properly", client.settings().name());
        }
    }
}

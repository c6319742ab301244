package io.redkit.runtime.pubsub;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.invoke.Invoker;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.pubsub.RedisPubSub;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.PubSubConfig;
import io.redkit.runtime.config.PubSubConfig.PublishWhileAway;
import io.redkit.runtime.config.RedkitConfig;

/** Creates the channels of the clients, and starts the listeners. */
@Recorder
public class PubSubRecorder {

    private final RuntimeValue<RedkitConfig> config;

    public PubSubRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    /** Sends nothing yet. */
    public RuntimeValue<PubSubByClient> create(RuntimeValue<RedkitClients> clients, ShutdownContext shutdown) {
        PubSubByClient all = new PubSubByClient(
                name -> new ClientPubSub(clients.getValue().get(name).patterns(), settings(name)));
        shutdown.addShutdownTask(all::close);
        return new RuntimeValue<>(all);
    }

    private PubSubSettings settings(String name) {
        PubSubConfig its = Objects.requireNonNull(config.getValue().clients().get(name)).pubsub();
        boolean keeps = its.whileAway() == PublishWhileAway.BUFFER;
        List<String> problems = new ArrayList<>();
        if (keeps && its.maxKept() < 1) {
            problems.add(ConfigKeys.of(name, "pubsub.max-kept") + " must be at least 1");
        }
        if (its.historyLength() < 1) {
            problems.add(ConfigKeys.of(name, "pubsub.history-length") + " must be at least 1");
        }
        if (its.historyAge().toMillis() < 1) {
            problems.add(ConfigKeys.of(name, "pubsub.history-age") + " must be at least 1 ms");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), problems));
        }
        return new PubSubSettings(keeps ? its.maxKept() : 0, its.historyLength(), its.historyAge());
    }

    public Supplier<RedisPubSub> blocking(RuntimeValue<PubSubByClient> all, String client) {
        return () -> all.getValue().of(client).blocking();
    }

    public Supplier<ReactiveRedisPubSub> reactive(RuntimeValue<PubSubByClient> all, String client) {
        return () -> all.getValue().of(client).reactive();
    }

    /** Publishes what the subscriptions count. */
    public Consumer<MetricsFactory> meters(RuntimeValue<PubSubByClient> all) {
        return all.getValue()::publishTo;
    }

    /** Calls the method with each message from now on. */
    public void listen(RuntimeValue<PubSubByClient> all, ListenerSpec spec, RuntimeValue<Invoker<Object, Object>> method) {
        new Listener(all.getValue().of(spec.client()), spec, method.getValue()).start();
    }
}

package io.redkit.runtime.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.runtime.metrics.MetricsFactory.MetricBuilder;
import io.redkit.ConnectionState;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.connection.CommandOutcome;
import io.redkit.runtime.degraded.Away;

/**
 * Publishes the figures of one client. They are read when somebody asks for them; a command looks up no meter and no tag.
 * Nothing of a command but its outcome gets into a tag.
 */
public final class ClientMeters {

    private static final String CLIENT = "client";
    private static final String SECONDS = "seconds";

    private final MetricsFactory factory;
    private final RedkitClient client;

    private ClientMeters(MetricsFactory factory, RedkitClient client) {
        this.factory = factory;
        this.client = client;
    }

    /** Registers the meters of a client, to which the factory then refers. */
    public static void register(RedkitClient client, MetricsFactory factory) {
        ClientMeters meters = new ClientMeters(factory, client);
        meters.state();
        meters.connections();
        meters.commands();
        meters.latency();
        client.nearCaches().names().forEach(meters::nearCache);
    }

    private void state() {
        gauge(meter("redkit.ready", "1 while at least one shared connection is open, else 0"),
                its -> its.availability().state() == ConnectionState.READY ? 1 : 0);
        gauge(meter("redkit.degraded", "1 while Redis is away for longer and the policies for that hold, else 0"),
                its -> its.availability().isAway() ? 1 : 0);
        gauge(meter("redkit.degraded.since", "Unix time at which the client was declared degraded, 0 while it is not")
                .unit(SECONDS), ClientMeters::degradedSince);
    }

    private static double degradedSince(RedkitClient client) {
        Away away = client.availability().away();
        return away == null ? 0 : away.since().toEpochMilli() / 1000.0;
    }

    private void connections() {
        gauge(meter("redkit.connections", "Open connections, shared and dedicated ones"), its -> its.counters().connections());
        counter(meter("redkit.reconnects", "Shared connections that were opened after one was lost or could not be opened"),
                its -> its.counters().reconnects());
    }

    private void commands() {
        for (CommandOutcome outcome : CommandOutcome.values()) {
            counter(meter("redkit.commands", "Commands that have ended, each attempt by itself, by outcome")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT)), its -> its.counters().commands(outcome));
        }
        counter(meter("redkit.commands.retries", "Commands that were sent again"), its -> its.counters().retries());
        gauge(meter("redkit.commands.in.flight", "Commands that were sent and not answered"), its -> its.counters().inFlight());
        gauge(meter("redkit.commands.queued", "Commands that wait for a connection"), its -> its.counters().queued());
    }

    private void latency() {
        for (int percent : new int[] { 50, 99 }) {
            gauge(meter("redkit.commands.latency", "Time from sending to the answer, of the recent commands, by quantile")
                    .tag("quantile", Double.toString(percent / 100.0)).unit(SECONDS), its -> latency(its, percent));
        }
    }

    private void nearCache(String name) {
        ToDoubleFunction<RedkitClient> ready = its -> its.nearCaches().figures(name).tracked() ? 1 : 0;
        gauge(ofCache("redkit.near.cache.tracked", "1 while the server tells of changes, so that values are kept", name),
                ready);
        gauge(ofCache("redkit.near.cache.entries", "Values in memory, about", name),
                its -> its.nearCaches().figures(name).entries());
        counter(ofCache("redkit.near.cache.hits", "Reads that were answered from memory", name),
                its -> its.nearCaches().figures(name).hits());
        counter(ofCache("redkit.near.cache.stale.hits", "Reads that were answered from memory while Redis was away", name),
                its -> its.nearCaches().figures(name).staleHits());
        counter(ofCache("redkit.near.cache.misses", "Reads that went to the server", name),
                its -> its.nearCaches().figures(name).misses());
        counter(ofCache("redkit.near.cache.invalidations", "Changes that the server told of", name),
                its -> its.nearCaches().figures(name).invalidations());
        counter(ofCache("redkit.near.cache.flushes", "Times that all values of the client were dropped at once", name),
                its -> its.nearCaches().figures(name).flushes());
    }

    private MetricBuilder ofCache(String meter, String description, String name) {
        return meter(meter, description).tag("cache", name);
    }

    private static double latency(RedkitClient client, int percent) {
        Duration latency = client.counters().latency(percent);
        return latency == null ? Double.NaN : latency.toNanos() / 1e9;
    }

    private MetricBuilder meter(String name, String description) {
        return factory.builder(name).description(description).tag(CLIENT, client.settings().name());
    }

    /** With the client as the object, since a registry may hold it weakly, and a function of its own would be collected. */
    private void gauge(MetricBuilder meter, ToDoubleFunction<RedkitClient> value) {
        meter.buildGauge(client, value::applyAsDouble);
    }

    private void counter(MetricBuilder meter, ToDoubleFunction<RedkitClient> value) {
        meter.buildCounter(client, value::applyAsDouble);
    }
}

package io.redkit.runtime.config;

import java.time.Duration;
import java.util.OptionalInt;

import io.redkit.runtime.config.ClientSettings.ConnectionLimits;

/** Checks the bounds and times of connections. */
final class LimitsResolution {

    private final ClientSources sources;
    private final Ranges ranges;

    private LimitsResolution(ClientSources sources) {
        this.sources = sources;
        this.ranges = new Ranges(sources);
    }

    static ConnectionLimits resolve(ClientSources sources) {
        LimitsResolution limits = new LimitsResolution(sources);
        RedkitConfig.Client client = sources.client();
        return new ConnectionLimits(limits.ranges.time("connect-timeout", client.connectTimeout()),
                limits.ranges.time("command-timeout", client.commandTimeout()),
                limits.keepAlive(client.keepAlive()),
                limits.connections(client.connections()),
                limits.ranges.atLeastOne("max-in-flight", client.maxInFlight()),
                limits.ranges.bytes("max-queued-size", client.maxQueuedSize()),
                limits.ranges.bytes("max-reply-size", client.maxReplySize()));
    }

    private Duration keepAlive(Duration value) {
        boolean off = value.isZero();
        if (!off && (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Ranges.LONGEST) > 0)) {
            sources.problem("keep-alive", value + " is out of range; write a time from 1s to 24d, or 0 for no probes");
        }
        return value;
    }

    private int connections(OptionalInt value) {
        return value.isPresent() ? ranges.atLeastOne("connections", value.getAsInt()) : 0;
    }
}

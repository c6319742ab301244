package io.redkit.runtime.config;

import java.math.BigInteger;
import java.time.Duration;
import java.util.OptionalInt;

import io.quarkus.runtime.configuration.MemorySize;
import io.redkit.runtime.config.ClientSettings.ConnectionLimits;

/** Checks the bounds and times of connections. */
final class LimitsResolution {

    /** What fits a 32-bit number of milliseconds, as sockets count time; about 24 days. */
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private final ClientSources sources;

    private LimitsResolution(ClientSources sources) {
        this.sources = sources;
    }

    static ConnectionLimits resolve(ClientSources sources) {
        LimitsResolution limits = new LimitsResolution(sources);
        RedkitConfig.Client client = sources.client();
        limits.checkReconnectOrder();
        return new ConnectionLimits(limits.time("connect-timeout", client.connectTimeout()),
                limits.time("command-timeout", client.commandTimeout()),
                limits.keepAlive(client.keepAlive()),
                limits.connections(client.connections()),
                limits.atLeastOne("max-in-flight", client.maxInFlight()),
                limits.bytes("max-queued-size", client.maxQueuedSize()),
                limits.bytes("max-reply-size", client.maxReplySize()),
                limits.time("reconnect.initial-delay", client.reconnect().initialDelay()),
                limits.time("reconnect.max-delay", client.reconnect().maxDelay()));
    }

    private Duration time(String key, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            sources.problem(key, value + " is out of range; write a time from 1ms to 24d, such as 2s");
        }
        return value;
    }

    private Duration keepAlive(Duration value) {
        boolean off = value.isZero();
        if (!off && (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(LONGEST) > 0)) {
            sources.problem("keep-alive", value + " is out of range; write a time from 1s to 24d, or 0 for no probes");
        }
        return value;
    }

    private void checkReconnectOrder() {
        Duration initial = sources.client().reconnect().initialDelay();
        Duration max = sources.client().reconnect().maxDelay();
        if (initial.compareTo(max) > 0) {
            sources.problem("reconnect.initial-delay", initial + " is longer than " + sources.key("reconnect.max-delay")
                    + " (" + max + "); write a shorter one");
        }
    }

    private int connections(OptionalInt value) {
        return value.isPresent() ? atLeastOne("connections", value.getAsInt()) : 0;
    }

    private int atLeastOne(String key, int value) {
        if (value < 1) {
            sources.problem(key, value + " is too small; write a number from 1");
        }
        return value;
    }

    private long bytes(String key, MemorySize size) {
        BigInteger value = size.asBigInteger();
        if (value.signum() < 1 || value.bitLength() > 63) {
            sources.problem(key, value + " bytes is out of range; write a size from 1, such as 64M");
        }
        return value.longValue();
    }
}

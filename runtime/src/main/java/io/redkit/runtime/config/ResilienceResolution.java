package io.redkit.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;

/** Checks what a client does when something goes wrong. */
final class ResilienceResolution {

    private final ClientSources sources;
    private final Ranges ranges;

    private ResilienceResolution(ClientSources sources) {
        this.sources = sources;
        this.ranges = new Ranges(sources);
    }

    static ResilienceSettings resolve(ClientSources sources) {
        ResilienceResolution resolution = new ResilienceResolution(sources);
        RedkitConfig.Client client = sources.client();
        return new ResilienceSettings(resolution.retry(client.retry()), resolution.reconnect(client.reconnect()),
                resolution.offlineQueue(client.offlineQueue()), resolution.degraded(client.degraded()),
                resolution.ranges.time("health-timeout", client.healthTimeout()),
                resolution.ranges.timeOrZero("shutdown-timeout", client.shutdownTimeout()),
                resolution.ranges.timeOrZero("tcp-user-timeout", client.tcpUserTimeout()));
    }

    private ResilienceSettings.Retry retry(ResilienceConfig.Retry retry) {
        OptionalInt most = retry.maxRetries();
        if (most.isPresent() && most.getAsInt() < 0) {
            sources.problem("retry.max-retries", most.getAsInt() + " is negative; write 0 for no retries");
        }
        ranges.ascending("retry.initial-delay", retry.initialDelay(), "retry.max-delay", retry.maxDelay());
        return new ResilienceSettings.Retry(most, ranges.time("retry.initial-delay", retry.initialDelay()),
                ranges.time("retry.max-delay", retry.maxDelay()));
    }

    private ResilienceSettings.Reconnect reconnect(ResilienceConfig.Reconnect reconnect) {
        ranges.ascending("reconnect.initial-delay", reconnect.initialDelay(), "reconnect.max-delay", reconnect.maxDelay());
        List<Duration> delays = reconnect.delays().orElse(List.of());
        delays.forEach(delay -> ranges.time("reconnect.delays", delay));
        return new ResilienceSettings.Reconnect(ranges.time("reconnect.initial-delay", reconnect.initialDelay()),
                ranges.time("reconnect.max-delay", reconnect.maxDelay()), List.copyOf(delays));
    }

    private ResilienceSettings.OfflineQueue offlineQueue(ResilienceConfig.OfflineQueue queue) {
        return new ResilienceSettings.OfflineQueue(queue.enabled(),
                ranges.atLeastOne("offline-queue.max-commands", queue.maxCommands()),
                ranges.bytes("offline-queue.max-size", queue.maxSize()));
    }

    private ResilienceSettings.Degraded degraded(ResilienceConfig.Degraded degraded) {
        OptionalInt failures = degraded.afterFailures();
        failures.ifPresent(count -> ranges.atLeastOne("degraded.after-failures", count));
        DegradedCommands unlessSet = sources.development() ? DegradedCommands.DEFAULTS : DegradedCommands.FAIL;
        return new ResilienceSettings.Degraded(ranges.time("degraded.after", degraded.after()), failures,
                ranges.time("degraded.probe-interval", degraded.probeInterval()), degraded.commands().orElse(unlessSet),
                degraded.health());
    }
}

package io.redkit.runtime.service;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.HealthReport;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;

/** Makes health reports of what a PING showed. */
final class HealthReports {

    private HealthReports() {
    }

    static HealthReport up(ClientSettings settings, ConnectionState state, Duration latency) {
        return report(settings, state, true, latency, null);
    }

    /** In degraded mode, whether that counts as healthy is for the configuration to say. */
    static HealthReport away(ClientSettings settings, ConnectionState state, Throwable failure) {
        boolean degraded = state == ConnectionState.DEGRADED;
        boolean healthy = degraded && settings.resilience().degraded().health() == DegradedHealth.UP;
        return report(settings, state, healthy, null, failure.getMessage());
    }

    private static HealthReport report(ClientSettings settings, ConnectionState state, boolean healthy,
            @Nullable Duration latency, @Nullable String failure) {
        return new HealthReport(settings.name(), healthy, state == ConnectionState.DEGRADED, state, latency,
                settings.endpoint().host(), settings.endpoint().port(), "standalone", failure);
    }
}

package io.redkit.runtime.service;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.HealthReport;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;

/** Makes health reports of what a PING showed. */
final class HealthReports {

    private HealthReports() {
    }

    static HealthReport up(ClientSettings settings, ServiceSupport.Servers servers, Duration latency) {
        return report(settings, servers, true, latency, null);
    }

    /** In degraded mode, whether that counts as healthy is for the configuration to say. */
    static HealthReport away(ClientSettings settings, ServiceSupport.Servers servers, Throwable failure) {
        boolean degraded = servers.state() == ConnectionState.DEGRADED;
        boolean healthy = degraded && settings.resilience().degraded().health() == DegradedHealth.UP;
        return report(settings, servers, healthy, null, failure.getMessage());
    }

    private static HealthReport report(ClientSettings settings, ServiceSupport.Servers servers, boolean healthy,
            @Nullable Duration latency, @Nullable String failure) {
        ConnectionState state = servers.state();
        return new HealthReport(settings.name(), healthy, state == ConnectionState.DEGRADED, state, latency,
                settings.endpoint().host(), settings.endpoint().port(),
                settings.topology().getClass().getSimpleName().toLowerCase(Locale.ROOT), servers.nodes(), failure);
    }
}

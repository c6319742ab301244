package io.redkit.runtime.health;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import io.redkit.HealthReport;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.RedkitClients;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Readiness of all clients, asked at the same time, each within its own health time-out. */
@Readiness
@ApplicationScoped
public class RedkitHealthCheck implements AsyncHealthCheck {

    private final List<RedkitClient> clients;

    RedkitHealthCheck(RedkitClients clients) {
        this.clients = clients.all().stream().filter(client -> !client.settings().healthExclude()).toList();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (clients.isEmpty()) {
            return Uni.createFrom().item(response(List.of()));
        }
        return Uni.join().all(clients.stream().map(client -> client.reactive().healthCheck()).toList()).andFailFast()
                .map(this::response);
    }

    private HealthCheckResponse response(List<HealthReport> reports) {
        HealthCheckResponseBuilder builder = HealthCheckResponse.named("Redis connection health check (redkit)");
        builder.status(reports.stream().allMatch(HealthReport::healthy));
        reports.forEach(report -> add(builder, report));
        clients.forEach(client -> addPolicies(builder, client));
        return builder.build();
    }

    private static void addPolicies(HealthCheckResponseBuilder builder, RedkitClient client) {
        if (client.availability().isAway()) {
            client.availability().policies().forEach(each -> builder
                    .withData(client.settings().name() + ".policy." + each.feature(), each.policy()));
        }
    }

    private static void add(HealthCheckResponseBuilder builder, HealthReport report) {
        String name = report.clientName();
        builder.withData(name + ".status", report.healthy() ? "UP" : "DOWN");
        if (report.degraded()) {
            builder.withData(name + ".degraded", true);
        }
        builder.withData(name + ".state", report.state().name());
        builder.withData(name + ".host", report.host());
        builder.withData(name + ".port", report.port());
        builder.withData(name + ".mode", report.mode());
        Duration latency = report.latency();
        if (latency != null) {
            builder.withData(name + ".latency-micros", latency.toNanos() / 1000);
        }
        if (report.nodes().size() > 1) {
            report.nodes().forEach(node -> builder.withData(name + ".node." + node.host() + ":" + node.port(),
                    node.role().name().toLowerCase(Locale.ROOT) + " " + node.state()));
        }
        String failure = report.failure();
        if (failure != null) {
            builder.withData(name + ".failure", failure);
        }
    }
}

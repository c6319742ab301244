package io.redkit.demo.server;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.redkit.ReactiveRedisDiagnostics;
import io.redkit.ReactiveRedisService;
import io.smallrye.mutiny.Uni;

/** Health and diagnostics of Redis. It answers as well when Redis does not. */
@Path("/api/server")
public class ServerResource {

    private static final int SLOW_LOG_ENTRIES = 5;

    @Inject
    ReactiveRedisService redis;

    @GET
    public Uni<ServerStatus> status() {
        return redis.healthCheck()
                .flatMap(report -> report.healthy()
                        ? details().map(details -> ServerStatus.of(report, details))
                        : Uni.createFrom().item(() -> ServerStatus.of(report, null)));
    }

    /** Five commands, sent together over one connection. */
    private Uni<ServerDetails> details() {
        ReactiveRedisDiagnostics diagnostics = redis.diagnostics();
        return Uni.combine().all().unis(
                diagnostics.info("server"),
                diagnostics.memory(),
                diagnostics.connectedClients(),
                diagnostics.keyCount(),
                diagnostics.slowLog(SLOW_LOG_ENTRIES)).with(ServerDetails::of);
    }
}

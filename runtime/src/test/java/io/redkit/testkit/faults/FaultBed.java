package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.ConnectionEvent;
import io.redkit.RedisService;
import io.redkit.codec.JsonCodecs;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;
import io.redkit.runtime.config.ResilienceSettings.Degraded;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClientOptions;

/**
 * A real server, a proxy in front of it that breaks the network, and clients on two event loops. A client of its own watches
 * the server past the proxy.
 */
public final class FaultBed implements AutoCloseable {

    private final RedisServer server = RedisServer.start();
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
    private final RedkitClient observer = open(
            TestSettings.at(server.port()).connections(1).commandTimeout(Duration.ofSeconds(10)), event -> {
            });
    private boolean paused;

    public RedisServer server() {
        return server;
    }

    public FaultProxy proxy() {
        return proxy;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Returns a client that speaks with the server directly. */
    public RedisService observer() {
        return observer.blocking();
    }

    /** Returns the settings of a client that nobody configured, as far as they matter when Redis is away. */
    public static TestSettings defaults(int port) {
        return defaults(TestSettings.at(port));
    }

    static TestSettings defaults(TestSettings settings) {
        return settings.connectTimeout(Duration.ofSeconds(10)).commandTimeout(Duration.ofSeconds(2))
                .reconnect(Duration.ofMillis(50), Duration.ofSeconds(2)).degraded(new Degraded(Duration.ofSeconds(2),
                        OptionalInt.empty(), Duration.ofMillis(500), DegradedCommands.FAIL, DegradedHealth.DOWN));
    }

    /** Opens a client; whoever calls closes it. */
    public RedkitClient open(TestSettings settings, Consumer<ConnectionEvent> events) {
        return new RedkitClient(vertx, settings.build(), new NetClientOptions().setTcpNoDelay(true),
                new JsonCodecs(new ObjectMapper()), events);
    }

    /** Stops the server's process until {@link #heal()}. */
    void pause() {
        server.pause();
        paused = true;
    }

    /** Ends all faults that do not end by themselves. */
    public void heal() {
        proxy.heal();
        if (paused) {
            paused = false;
            server.resume();
        }
    }

    /** Returns how many connections of clients the server has, without that of the observer. */
    public long connections() {
        return observer().execute("CLIENT", "LIST").toString().lines().filter(line -> !line.isBlank()).count() - 1;
    }

    @Override
    public void close() {
        heal();
        observer.close(Duration.ZERO);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        proxy.close();
        server.close();
    }
}

package io.redkit.testkit;

import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.codec.JsonCodecs;
import io.redkit.runtime.RedkitClient;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClientOptions;

/** A whole client, with all its decorators, on a Vert.x of its own with two event loops. */
public final class ClientFixture implements AutoCloseable {

    private final Vertx vertx;
    private final RedkitClient client;

    private ClientFixture(TestSettings settings) {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
        client = new RedkitClient(vertx, settings.build(), new NetClientOptions().setConnectTimeout(2000),
                new JsonCodecs(new ObjectMapper()), event -> {
                });
    }

    public static ClientFixture of(TestSettings settings) {
        return new ClientFixture(settings);
    }

    public RedkitClient client() {
        return client;
    }

    public RedisService redis() {
        return client.blocking();
    }

    public ReactiveRedisService reactive() {
        return client.reactive();
    }

    /** Closes the client and nothing else; what waits must end. */
    public void closeClient() {
        client.close(Duration.ZERO);
    }

    @Override
    public void close() {
        closeClient();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

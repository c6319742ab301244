package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.arc.ClientProxy;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.PlainVertxRedis;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;
import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;

/** An application with quarkus-redis-client and Redkit. */
class TwoRedisExtensionsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TestPort.applicationWithServerThere()
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-redis-client", Version.getVersion())))
            .overrideConfigKey("quarkus.redis.devservices.enabled", "false")
            .overrideRuntimeConfigKey("quarkus.redis.hosts", "redis://localhost:${redkit.test.port}/1");

    @Inject
    RedisService redis;

    @Inject
    Redis theirs;

    @Inject
    RedisAPI theirApi;

    @Inject
    @PlainVertxRedis
    RedisAPI plain;

    private RedisServer server;

    @BeforeEach
    void start() {
        server = TestPort.startServer();
        await().until(redis::isHealthy);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void vertxBean_isThatOfTheOtherExtension() {
        redis.set("key", "redkit");
        join(theirApi.set(List.of("key", "theirs")));

        assertThat(ClientProxy.unwrap(theirs).getClass().getName()).startsWith("io.quarkus.redis.");
        assertThat(redis.get("key")).isEqualTo("redkit");
        assertThat(join(theirApi.get("key"))).hasToString("theirs");
    }

    @Test
    void plainBean_isThatOfRedkit() {
        redis.set("key", "redkit");

        assertThat(join(plain.get("key"))).hasToString("redkit");
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}

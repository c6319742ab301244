package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.PlainVertxRedis;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.vertx.redis.client.RedisAPI;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class UnixSocketTest {

    private static final String SOCKET = "redkit.test.socket";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .setBeforeAllCustomizer(UnixSocketTest::choosePath)
            .overrideRuntimeConfigKey("quarkus.redkit.url", "unix://${" + SOCKET + "}?db=3");

    @Inject
    RedisService redis;

    @Inject
    @PlainVertxRedis
    RedisAPI plain;

    private static void choosePath() {
        try {
            Path directory = Files.createTempDirectory("redkit-socket");
            System.setProperty(SOCKET, directory.resolve("redis.sock").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void unixUrl_nativeTransport_connects() {
        try (RedisServer server = RedisServer
                .start(RedisServerOptions.embedded().withArguments("--unixsocket", System.getProperty(SOCKET)))) {
            await().until(redis::isHealthy);
            redis.set("key", "value");

            assertThat(redis.get("key")).isEqualTo("value");
            assertThat(redis.healthCheck().host()).isEqualTo(System.getProperty(SOCKET));
        }
    }

    @Test
    void unixUrl_plainVertxClient_connectsTooAndSelects() throws Exception {
        try (RedisServer server = RedisServer
                .start(RedisServerOptions.embedded().withArguments("--unixsocket", System.getProperty(SOCKET)))) {
            await().until(redis::isHealthy);
            redis.set("key", "value");

            assertThat(plain.get("key").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .hasToString("value");
        }
    }
}

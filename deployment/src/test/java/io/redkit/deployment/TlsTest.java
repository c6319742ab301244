package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.PlainVertxRedis;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;
import io.vertx.redis.client.RedisAPI;

class TlsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TlsServer.applicationFor("localhost")
            .overrideRuntimeConfigKey("quarkus.tls.redis.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.redkit.tls-configuration-name", "redis");

    @Inject
    RedisService redis;

    @Inject
    @PlainVertxRedis
    RedisAPI plain;

    @Test
    void rediss_trustedCertificateOfTheHost_connects() throws Exception {
        try (RedisServer server = TlsServer.start()) {
            await().until(redis::isHealthy);
            redis.set("key", "value");

            assertThat(redis.get("key")).isEqualTo("value");
        }
    }

    @Test
    void rediss_plainVertxClient_connectsToo() throws Exception {
        try (RedisServer server = TlsServer.start()) {
            await().until(redis::isHealthy);
            redis.set("key", "value");

            assertThat(plain.get("key").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .hasToString("value");
        }
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisSentinelsOptions;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.devserver.RedisTls;

class TlsSentinelTest {

    private static final String NODES = "redkit.test.sentinels";
    private static final String CERTIFICATE = "redkit.test.sentinels.certificate";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .setBeforeAllCustomizer(TlsSentinelTest::start)
            .setAfterAllCustomizer(TlsSentinelTest::stop)
            .overrideConfigKey("quarkus.redkit.sentinel.nodes", "${" + NODES + "}")
            .overrideRuntimeConfigKey("quarkus.redkit.sentinel.master-name", "mymaster")
            .overrideRuntimeConfigKey("quarkus.redkit.sentinel.password", "of the sentinels")
            .overrideRuntimeConfigKey("quarkus.redkit.password", "of the servers")
            .overrideRuntimeConfigKey("quarkus.redkit.tls", "true")
            .overrideRuntimeConfigKey("quarkus.redkit.tls-configuration-name", "redis")
            .overrideRuntimeConfigKey("quarkus.redkit.command-timeout", "20s")
            .overrideRuntimeConfigKey("quarkus.tls.redis.trust-store.pem.certs", "${" + CERTIFICATE + "}");

    private static RedisSentinels sentinels; // not in the class loader of the application

    @Inject
    RedisService redis;

    static void start() {
        RedisTls tls = RedisTls.selfSigned();
        RedisServerOptions server = RedisServerOptions.embedded().withTls(tls).withPassword("of the servers");
        sentinels = RedisSentinels.start(RedisSentinelsOptions.of(server)
                .withSentinel(RedisServerOptions.embedded().withTls(tls).withPassword("of the sentinels")));
        System.setProperty(NODES, sentinels.addresses());
        System.setProperty(CERTIFICATE, tls.authority().toString());
    }

    static void stop() {
        sentinels.close();
        System.clearProperty(NODES);
        System.clearProperty(CERTIFICATE);
    }

    @Test
    void masterKilled_sentinelsWithTlsAndPasswords_nextOneIsFound() {
        redis.set("key", "value");
        assertThat(redis.get("key")).isEqualTo("value");

        long master = Long.parseLong(redis.diagnostics().info("server").get("process_id"));
        ProcessHandle.of(master).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            redis.set("key", "later");
            assertThat(redis.get("key")).isEqualTo("later");
        });
    }
}

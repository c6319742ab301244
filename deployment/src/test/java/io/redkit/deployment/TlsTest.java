package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;

class TlsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TlsServer.applicationFor("localhost")
            .overrideRuntimeConfigKey("quarkus.tls.redis.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.redkit.tls-configuration-name", "redis");

    @Inject
    RedisService redis;

    @Test
    void rediss_trustedCertificateOfTheHost_connects() throws Exception {
        try (RedisServer server = TlsServer.start()) {
            redis.set("key", "value");

            assertThat(redis.get("key")).isEqualTo("value");
        }
    }
}

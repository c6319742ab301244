package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisConnectionException;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;

class TlsHostNameTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TlsServer.applicationFor("other.example.test")
            .overrideRuntimeConfigKey("quarkus.tls.redis.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.redkit.tls-configuration-name", "redis");

    @Inject
    RedisService redis;

    @Test
    void rediss_trustedCertificateOfAnotherHost_isRefused() throws Exception {
        try (RedisServer server = TlsServer.start()) {
            assertThatThrownBy(() -> redis.get("key")).isInstanceOf(RedisConnectionException.class)
                    .hasMessageContaining("TLS failed");
        }
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisConnectionException;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;

class TlsTrustTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TlsServer.applicationFor("localhost");

    @Inject
    RedisService redis;

    @Test
    void rediss_certificateThatNobodyTrusts_isRefused() throws Exception {
        try (RedisServer server = TlsServer.start()) {
            assertThatThrownBy(() -> redis.get("key")).isInstanceOf(RedisConnectionException.class)
                    .hasMessageContaining("TLS failed");
        }
    }
}

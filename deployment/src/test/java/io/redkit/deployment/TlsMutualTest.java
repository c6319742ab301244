package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisConnectionException;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;

class TlsMutualTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TlsServer.applicationFor("localhost")
            .overrideRuntimeConfigKey("quarkus.tls.server-only.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.tls.mutual.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.tls.mutual.key-store.pem.own.cert", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.tls.mutual.key-store.pem.own.key", TlsServer.key())
            .overrideRuntimeConfigKey("quarkus.redkit.tls-configuration-name", "server-only")
            .overrideRuntimeConfigKey("quarkus.redkit.\"known\".url", TlsServer.url())
            .overrideRuntimeConfigKey("quarkus.redkit.\"known\".tls-configuration-name", "mutual");

    @Inject
    RedisService unknown;

    @Inject
    @RedisClientName("known")
    RedisService known;

    @Test
    void rediss_serverWantsCertificates_onlyTheClientThatHasOneConnects() throws Exception {
        try (RedisServer server = TlsServer.start("yes")) {
            assertThat(known.isHealthy()).isTrue();
            assertThatThrownBy(() -> unknown.get("key")).isInstanceOf(RedisConnectionException.class)
                    .hasMessageContaining("TLS failed");
        }
    }
}

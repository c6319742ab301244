package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.redkit.RedisConnectionException;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;

class TlsReloadTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TlsServer.applicationFor("localhost")
            .overrideRuntimeConfigKey("quarkus.tls.redis.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.redkit.tls-configuration-name", "redis")
            .overrideRuntimeConfigKey("quarkus.redkit.connections", "1");

    @Inject
    RedisService redis;

    @Inject
    TlsConfigurationRegistry registry;

    @Inject
    Event<CertificateUpdatedEvent> updates;

    @Test
    void reload_newCertificates_areUsedByTheNextConnectionsAndCloseNone() throws Exception {
        try (RedisServer before = TlsServer.start()) {
            String connection = id();
            TlsServer.renewCertificate();
            reload();

            assertThat(id()).as("the connection").isEqualTo(connection);
        }
        try (RedisServer after = TlsServer.start()) {
            await().atMost(Duration.ofSeconds(30)).until(redis::isHealthy);
        }
        TlsServer.renewCertificate();
        try (RedisServer later = TlsServer.start()) {
            assertThatThrownBy(() -> redis.get("key")).as("without a reload").isInstanceOf(RedisConnectionException.class);
        }
    }

    private String id() {
        return redis.execute("CLIENT", "ID").toString();
    }

    private void reload() {
        TlsConfiguration entry = registry.get("redis").orElseThrow();
        assertThat(entry.reload()).isTrue();
        updates.fire(new CertificateUpdatedEvent("redis", entry));
    }
}

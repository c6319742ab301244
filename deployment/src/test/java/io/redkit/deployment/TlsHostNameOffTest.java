package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;

class TlsHostNameOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TlsServer.applicationFor("other.example.test")
            .overrideRuntimeConfigKey("quarkus.tls.redis.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.tls.lenient.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.tls.lenient.hostname-verification-algorithm", "NONE")
            .overrideRuntimeConfigKey("quarkus.redkit.tls-configuration-name", "redis")
            .overrideRuntimeConfigKey("quarkus.redkit.tls-verify-host", "false")
            .overrideRuntimeConfigKey("quarkus.redkit.\"entry\".url", TlsServer.url())
            .overrideRuntimeConfigKey("quarkus.redkit.\"entry\".tls-configuration-name", "lenient")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.redkit"))
            .assertLogRecords(TlsHostNameOffTest::assertOneWarningPerClient);

    @Inject
    RedisService byKey;

    @Inject
    @RedisClientName("entry")
    RedisService byEntry;

    @Test
    void rediss_verificationSwitchedOff_connectsToAnyTrustedHost() throws Exception {
        try (RedisServer server = TlsServer.start()) {
            assertThat(byKey.isHealthy()).isTrue();
            assertThat(byEntry.isHealthy()).isTrue();
        }
    }

    private static void assertOneWarningPerClient(List<LogRecord> records) {
        assertThat(records).filteredOn(record -> record.getMessage().contains("does not verify the host name")).hasSize(2);
    }
}

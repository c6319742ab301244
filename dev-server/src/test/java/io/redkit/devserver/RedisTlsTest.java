package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RedisTlsTest {

    private static final RedisServerOptions SECURED = RedisServerOptions.embedded().withTls(RedisTls.selfSigned());

    @Test
    void start_tls_refusesPlainConnections() {
        try (RedisServer server = RedisServer.start(SECURED)) {
            assertThat(server.url()).isEqualTo("rediss://127.0.0.1:" + server.port());
            assertThatThrownBy(() -> RawRedis.ask(server.port(), "PING")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void start_clientsNeedACertificate_isSeenToBeReady() throws IOException {
        RedisServerOptions mutual = SECURED.withArguments("--tls-auth-clients", "yes");
        try (RedisServer server = RedisServer.start(mutual); RespConnection connection = server.access().open()) {
            assertThat(connection.text("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void restart_tls_answersAgain() throws IOException {
        try (RedisServer server = RedisServer.start(SECURED)) {
            server.restart();
            try (RespConnection connection = server.access().open()) {
                assertThat(connection.text("PING")).isEqualTo("PONG");
            }
        }
    }

    @Test
    void selfSigned_again_isTheSame() throws IOException {
        byte[] before = Files.readAllBytes(RedisTls.selfSigned().certificate());
        assertThat(RedisTls.selfSigned().certificate()).hasBinaryContent(before);
    }

    @Test
    void selfSigned_hosts_areNamedInTheCertificate(@TempDir Path directory) throws Exception {
        RedisTls files = RedisTls.selfSigned(directory, "redis.example", "10.1.2.3");
        X509Certificate certificate = PemFile.certificate(files.certificate());
        assertThat(certificate.getSubjectAlternativeNames()).<Object> map(RedisTlsTest::name)
                .containsExactlyInAnyOrder("redis.example", "10.1.2.3");
        assertThat(directory).isDirectoryContaining("glob:**.key").isDirectoryNotContaining("glob:**.p12");
    }

    @Test
    void selfSigned_noHostName_failsWithTheDirectory(@TempDir Path directory) {
        assertThatThrownBy(() -> RedisTls.selfSigned(directory, "not a host,")).isInstanceOf(RedisServerException.class)
                .hasMessageContaining(directory.toString());
    }

    private static Object name(Collection<?> typeAndName) {
        return List.copyOf(typeAndName).get(1);
    }
}

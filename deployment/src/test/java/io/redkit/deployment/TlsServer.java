package io.redkit.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;

/** A server with TLS whose certificate names a host of the test's choice, and an application that is configured for it. */
final class TlsServer {

    private static final String PORT = "redkit.test.tls-port";
    private static final String CERTIFICATES = "redkit.test.certificates";

    private TlsServer() {
    }

    static QuarkusUnitTest applicationFor(String certifiedHost) {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addClass(TlsServer.class))
                .setBeforeAllCustomizer(() -> prepare(certifiedHost))
                .overrideRuntimeConfigKey("quarkus.redkit.url", "rediss://localhost:${" + PORT + "}")
                .overrideRuntimeConfigKey("quarkus.redkit.command-timeout", "1s");
    }

    private static void prepare(String certifiedHost) {
        try {
            Path directory = Files.createTempDirectory("redkit-certificates");
            new CertificateGenerator(directory, true).generate(new CertificateRequest().withName("redis")
                    .withFormat(Format.PEM).withCN(certifiedHost).withSubjectAlternativeName("DNS:" + certifiedHost));
            System.setProperty(CERTIFICATES, directory.toString());
            System.setProperty(PORT, Integer.toString(RedisServer.freePort()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String certificate() {
        return "${" + CERTIFICATES + "}/redis.crt";
    }

    static RedisServer start() throws IOException {
        String directory = System.getProperty(CERTIFICATES);
        return RedisServer.start(RedisServerOptions.embedded().withArguments("--tls-port", System.getProperty(PORT),
                "--tls-cert-file", directory + "/redis.crt", "--tls-key-file", directory + "/redis.key",
                "--tls-ca-cert-file", directory + "/redis.crt", "--tls-auth-clients", "no"));
    }
}

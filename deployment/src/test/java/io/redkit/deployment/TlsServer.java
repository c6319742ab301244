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
                .overrideRuntimeConfigKey("quarkus.redkit.url", url())
                .overrideRuntimeConfigKey("quarkus.redkit.command-timeout", "5s");
    }

    /** Replaces the certificate and the key in their files. */
    static void renewCertificate() throws Exception {
        generate(Path.of(System.getProperty(CERTIFICATES)), "localhost");
    }

    static int port() {
        return Integer.getInteger(PORT);
    }

    static Path file(String name) {
        return Path.of(System.getProperty(CERTIFICATES), name);
    }

    private static void generate(Path directory, String certifiedHost) throws Exception {
        new CertificateGenerator(directory, true).generate(new CertificateRequest().withName("redis")
                .withFormat(Format.PEM).withCN(certifiedHost).withSubjectAlternativeName("DNS:" + certifiedHost));
    }

    private static void prepare(String certifiedHost) {
        try {
            Path directory = Files.createTempDirectory("redkit-certificates");
            generate(directory, certifiedHost);
            System.setProperty(CERTIFICATES, directory.toString());
            System.setProperty(PORT, Integer.toString(RedisServer.freePort()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String url() {
        return "rediss://localhost:${" + PORT + "}";
    }

    static String certificate() {
        return "${" + CERTIFICATES + "}/redis.crt";
    }

    static String key() {
        return "${" + CERTIFICATES + "}/redis.key";
    }

    static RedisServer start() throws IOException {
        return start("no");
    }

    /** @param authClients whether clients need a certificate of their own: yes or no */
    static RedisServer start(String authClients) throws IOException {
        String directory = System.getProperty(CERTIFICATES);
        return RedisServer.start(RedisServerOptions.embedded().withArguments("--tls-port", System.getProperty(PORT),
                "--tls-cert-file", directory + "/redis.crt", "--tls-key-file", directory + "/redis.key",
                "--tls-ca-cert-file", directory + "/redis.crt", "--tls-auth-clients", authClients));
    }
}

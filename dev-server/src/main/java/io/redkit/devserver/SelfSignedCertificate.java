package io.redkit.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A certificate and its key, made by the {@code keytool} of the running Java and written as PEM files. */
final class SelfSignedCertificate {

    private static final int TIMEOUT_SECONDS = 30;
    private static final String VALID_DAYS = "365";
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final String ALIAS = "redis";
    private static final String CERTIFICATE = "redis.crt";
    private static final String PRIVATE_KEY = "redis.key";

    private final Path directory;

    SelfSignedCertificate(Path directory) {
        this.directory = directory;
    }

    static synchronized RedisTls ofThisUser() {
        try {
            SelfSignedCertificate certificate = new SelfSignedCertificate(Workspace.certificates());
            return certificate.isFresh() ? certificate.files() : certificate.generate("localhost", "127.0.0.1");
        } catch (IOException e) {
            throw new RedisServerException("No directory for a certificate: " + e.getMessage(), e);
        }
    }

    RedisTls generate(String... hosts) {
        try {
            Path work = Files.createTempDirectory(directory, "new");
            try {
                write(work, hosts);
            } finally {
                Workspace.delete(work);
            }
            return files();
        } catch (IOException | GeneralSecurityException e) {
            throw new RedisServerException("A certificate cannot be made in " + directory + ": " + e.getMessage(), e);
        }
    }

    private boolean isFresh() {
        try {
            Instant end = PemFile.certificate(files().certificate()).getNotAfter().toInstant();
            return Files.exists(files().privateKey()) && end.isAfter(Instant.now().plus(RENEWED_BEFORE_END));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private RedisTls files() {
        Path certificate = directory.resolve(CERTIFICATE);
        return new RedisTls(certificate, directory.resolve(PRIVATE_KEY), certificate);
    }

    private void write(Path work, String... hosts) throws IOException, GeneralSecurityException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().encodeToString(random);
        Path store = work.resolve("store.p12");
        keytool(store, password, hosts);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, password.toCharArray());
        }
        byte[] key = keys.getKey(ALIAS, password.toCharArray()).getEncoded();
        // The key first: who reads a certificate finds its key, but for the moment between the two.
        publish(PemFile.write(work.resolve(PRIVATE_KEY), "PRIVATE KEY", key));
        publish(PemFile.write(work.resolve(CERTIFICATE), "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
    }

    private void publish(Path file) throws IOException {
        Files.move(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void keytool(Path store, String password, String... hosts) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", Platform.isWindows() ? "keytool.exe" : "keytool");
        ProcessBuilder builder = new ProcessBuilder(List.of(tool.toString(), "-J-Xshare:auto", "-J-XX:TieredStopAtLevel=1",
                "-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", VALID_DAYS, "-dname",
                "CN=" + hosts[0], "-ext", "san=" + names(hosts), "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass:env", "REDKIT_STORE"));
        builder.environment().put("REDKIT_STORE", password);
        Process process = builder.redirectErrorStream(true).redirectOutput(store.resolveSibling("log").toFile()).start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool did not end within " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("keytool: " + LogTail.read(store.resolveSibling("log")));
        }
    }

    private static String names(String... hosts) {
        return Arrays.stream(hosts).map(host -> (host.matches("[0-9.]+") ? "ip:" : "dns:") + host)
                .collect(Collectors.joining(","));
    }
}

package io.redkit.deployment.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

import io.redkit.devserver.RedisTls;

/** The certificate of servers in a container. */
final class ContainerTls {

    static final String DIRECTORY = "/redkit";
    static final String CERTIFICATE = DIRECTORY + "/redis.crt";
    static final String PRIVATE_KEY = DIRECTORY + "/redis.key";

    // The server in the container runs as another user.
    private static final int READABLE = 0644;
    private static final List<String> HERE = List.of("localhost", "127.0.0.1");

    private ContainerTls() {
    }

    /** Puts a certificate for a host into a container that is not started yet, and returns the file to trust. */
    static Path install(GenericContainer<?> container, String host) {
        RedisTls files = HERE.contains(host) ? RedisTls.selfSigned() : RedisTls.selfSigned(directory(host), host);
        container.withCopyFileToContainer(MountableFile.forHostPath(files.certificate(), READABLE), CERTIFICATE)
                .withCopyFileToContainer(MountableFile.forHostPath(files.privateKey(), READABLE), PRIVATE_KEY);
        return files.authority();
    }

    private static Path directory(String host) {
        try {
            return Files.createTempDirectory("redkit-certificate-" + host);
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for a certificate", e);
        }
    }
}

package io.redkit.devserver;

import java.nio.file.Path;

/**
 * The files, in PEM format, that a server offers TLS with. Servers that talk to each other show the same certificate.
 *
 * @param certificate the certificate of the server
 * @param privateKey its private key, not encrypted, in PKCS 8
 * @param authority the certificate that clients and other servers trust; the certificate itself if it is self-signed
 */
public record RedisTls(Path certificate, Path privateKey, Path authority) {

    /**
     * A self-signed certificate for {@code localhost} and {@code 127.0.0.1}, made once for this user and machine and made
     * again before it ends.
     *
     * @throws RedisServerException if it cannot be made
     */
    public static RedisTls selfSigned() {
        return SelfSignedCertificate.ofThisUser();
    }

    /**
     * A self-signed certificate for other hosts.
     *
     * @param directory where its files are written, replacing earlier ones
     * @param hosts the names and the IPv4 addresses that clients connect to
     * @throws RedisServerException if it cannot be made
     */
    public static RedisTls selfSigned(Path directory, String... hosts) {
        return new SelfSignedCertificate(directory).generate(hosts);
    }
}

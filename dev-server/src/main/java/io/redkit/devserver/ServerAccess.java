package io.redkit.devserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * How this module reaches one of its servers.
 *
 * @param port the TCP port on the loopback interface
 * @param tls the files of a server that speaks TLS at this port
 * @param password the password of the default user
 */
record ServerAccess(int port, Optional<RedisTls> tls, Optional<String> password) {

    static final String HOST = "127.0.0.1";

    private static final int TIMEOUT_MILLIS = 1000;

    /**
     * Connects and authenticates. Every wait for the server ends after a second.
     *
     * @throws ErrorReplyException if the server refuses the password
     * @throws IOException if it does not answer
     */
    RespConnection open() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(HOST, port), TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            RespConnection connection = new RespConnection(tls.isPresent() ? secured(socket, tls.get()) : socket);
            if (password.isPresent()) {
                connection.ask("AUTH", password.get());
            }
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secured(Socket socket, RedisTls files) throws IOException {
        try {
            SSLSocket secured = (SSLSocket) context(files).getSocketFactory().createSocket(socket, HOST, socket.getPort(),
                    true);
            secured.startHandshake();
            return secured;
        } catch (GeneralSecurityException e) {
            throw new IOException("The files of the server's certificate cannot be used", e);
        }
    }

    /** Trusts the server's authority, and shows the server's own certificate to one that asks for it. */
    private static SSLContext context(RedisTls files) throws IOException, GeneralSecurityException {
        char[] none = new char[0];
        X509Certificate certificate = PemFile.certificate(files.certificate());
        PrivateKey key = PemFile.privateKey(files.privateKey());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, none);
        store.setCertificateEntry("authority", PemFile.certificate(files.authority()));
        store.setKeyEntry("own", key, none, new X509Certificate[] { certificate });
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
        return HOST + ":" + port;
    }
}

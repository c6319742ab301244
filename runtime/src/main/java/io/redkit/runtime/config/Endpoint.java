package io.redkit.runtime.config;

/**
 * Where a server listens: a host and a port, or the path of a Unix domain socket.
 *
 * @param host host name or address; for a Unix socket its path
 * @param port TCP port, or -1 for a Unix socket
 */
public record Endpoint(String host, int port) {

    /** Returns the endpoint of a Unix domain socket. */
    public static Endpoint unix(String path) {
        return new Endpoint(path, -1);
    }

    public boolean isUnix() {
        return port < 0;
    }

    @Override
    public String toString() {
        return isUnix() ? "unix:" + host : (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

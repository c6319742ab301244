package io.redkit.devserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/** Finds TCP ports of the loopback interface that nobody listens on. */
final class FreePort {

    // Below the ports that operating systems give to outgoing connections, which come and go at any time, and far enough
    // below 65536 for the cluster bus at port + 10000.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    // A cluster node listens on its bus port, too. It must not be lost to an outgoing connection while the node is down, so
    // both are below the ports of those.
    private static final int LOWEST_WITH_BUS = 10_000;
    private static final int HIGHEST_WITH_BUS = 20_000;
    private static final int BUS_OFFSET = 10_000;

    private FreePort() {
    }

    static int find() {
        return find(LOWEST, HIGHEST, FreePort::isFree);
    }

    /** Finds a port for a node of a cluster: its bus port is free as well. */
    static int findWithBus() {
        return find(LOWEST_WITH_BUS, HIGHEST_WITH_BUS, port -> isFree(port) && isFree(port + BUS_OFFSET));
    }

    private static int find(int lowest, int highest, IntPredicate condition) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(lowest, highest);
            if (condition.test(port)) {
                return port;
            }
        }
        throw new RedisServerException("No free port between " + lowest + " and " + highest);
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

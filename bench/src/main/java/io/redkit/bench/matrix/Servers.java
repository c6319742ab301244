package io.redkit.bench.matrix;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.redkit.devserver.RedisCluster;
import io.redkit.devserver.RedisClusterOptions;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.devserver.RedisTls;

/** The servers of all settings: one alone, one that speaks TLS, one behind a delay, which is the first, and a cluster. */
public final class Servers implements AutoCloseable {

    private static final int MASTERS = 3;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private Servers() {
    }

    /** Starts them, and announces them to the application that is started next. */
    public static Servers start(RedisServerBinary binary) throws IOException {
        Servers all = new Servers();
        try {
            all.startAll(RedisServerOptions.of(binary));
            return all;
        } catch (RuntimeException | IOException e) {
            all.close();
            throw e;
        }
    }

    /** Starts one alone, and announces it to the application that is started next. */
    public static RedisServer startOne(RedisServerBinary binary) {
        RedisServer server = RedisServer.start(RedisServerOptions.of(binary));
        announce(server);
        return server;
    }

    private static void announce(RedisServer plain) {
        Setting.LOOPBACK.announce(List.of(endpoint(plain)), Optional.empty());
        System.setProperty("quarkus.redkit.url", plain.url()); // the unnamed clients, which only figures use
        System.setProperty("quarkus.redis.hosts", plain.url());
    }

    private void startAll(RedisServerOptions options) throws IOException {
        RedisServer plain = keep(RedisServer.start(options));
        announce(plain);
        RedisTls tls = RedisTls.selfSigned();
        RedisServer secure = keep(RedisServer.start(options.withTls(tls)));
        Setting.TLS.announce(List.of(endpoint(secure)), Optional.of(tls.authority()));
        DelayProcess delay = keep(DelayProcess.start(plain.port()));
        Setting.FAR.announce(List.of(plain.host() + ":" + delay.port()), Optional.empty());
        RedisCluster cluster = keep(RedisCluster
                .start(RedisClusterOptions.of(options).withMasters(MASTERS).withReplicasPerMaster(0)));
        Setting.CLUSTER.announce(List.of(cluster.addresses().split(",")), Optional.empty());
    }

    private <T extends AutoCloseable> T keep(T started) {
        running.push(started);
        return started;
    }

    private static String endpoint(RedisServer server) {
        return server.host() + ":" + server.port();
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("A server does not end: " + e);
            }
        }
    }
}

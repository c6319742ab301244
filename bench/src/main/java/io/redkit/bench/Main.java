package io.redkit.bench;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;

/** Starts the Redis server that all contenders use, then the application that holds them all. */
@QuarkusMain
public final class Main {

    private Main() {
    }

    public static void main(String... args) {
        RedisServerBinary binary = RedisServerBinary.onPath().orElseGet(RedisServerBinary::embedded);
        RedisServer server = RedisServer.start(RedisServerOptions.of(binary));
        System.setProperty("redkit.bench.server", binary.toString());
        System.setProperty("quarkus.redkit.url", server.url());
        System.setProperty("quarkus.redis.hosts", server.url());
        int clusterPort = RedisServer.freePort(); // of a cluster that is started when it is measured
        System.setProperty("redkit.bench.cluster-port", String.valueOf(clusterPort));
        System.setProperty("quarkus.redkit.cluster-bench.cluster-nodes", "127.0.0.1:" + clusterPort);
        System.setProperty("quarkus.redis.cluster-bench.hosts", "redis://127.0.0.1:" + clusterPort);
        Quarkus.run(Bench.class, (code, failure) -> {
            server.close();
            System.exit(code);
        }, args);
    }
}

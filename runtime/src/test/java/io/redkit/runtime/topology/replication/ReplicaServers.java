package io.redkit.runtime.topology.replication;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.redkit.devserver.RedisServer;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** A master, the first of them, and servers that follow it; nobody watches them. */
final class ReplicaServers implements AutoCloseable {

    private final List<RedisServer> servers = new ArrayList<>();
    private final List<RawRedis> raws = new ArrayList<>();

    ReplicaServers(int count) {
        for (int i = 0; i < count; i++) {
            servers.add(RedisServer.start());
            raws.add(new RawRedis(TestRedis.VERTX, servers.get(i).port()));
        }
        for (int i = 1; i < count; i++) {
            follow(i, 0);
        }
    }

    /** Makes the one a replica of the other, and waits until it has its data. */
    void follow(int replica, int master) {
        raw(replica).send("REPLICAOF", "127.0.0.1", servers.get(master).port());
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50))
                .until(() -> raw(replica).text("INFO", "replication").contains("master_link_status:up"));
    }

    void promote(int replica) {
        raw(replica).send("REPLICAOF", "NO", "ONE");
    }

    RedisServer server(int index) {
        return servers.get(index);
    }

    RawRedis raw(int index) {
        return raws.get(index);
    }

    /** Returns how many GETs the server has answered since {@link #forgetGets()}. */
    long gets(int index) {
        return raw(index).text("INFO", "commandstats").lines().filter(line -> line.startsWith("cmdstat_get:calls="))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(',')))).sum();
    }

    void forgetGets() {
        raws.forEach(raw -> raw.send("CONFIG", "RESETSTAT"));
    }

    TestSettings settings() {
        return TestSettings.replicas(servers.stream().map(RedisServer::port).toList());
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}

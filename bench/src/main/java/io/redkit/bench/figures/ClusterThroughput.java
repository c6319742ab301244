package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisClientName;
import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.devserver.RedisCluster;
import io.redkit.devserver.RedisClusterOptions;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;

/** On three masters, too, at least twenty times the peer, which leases a connection to each node for each command. */
@ApplicationScoped
class ClusterThroughput implements Figure {

    private static final int CALLERS = 512;

    private final GetRatio ratio;
    private final ReactiveRedisService redkit;
    private final ReactiveRedisDataSource peer;
    private final int firstPort;

    /** @param firstPort where the configuration of both clients expects the cluster */
    ClusterThroughput(GetRatio ratio, @RedisClientName("cluster-bench") ReactiveRedisService redkit,
            @io.quarkus.redis.client.RedisClientName("cluster-bench") ReactiveRedisDataSource peer,
            @ConfigProperty(name = "redkit.bench.cluster-port") int firstPort) {
        this.ratio = ratio;
        this.redkit = redkit;
        this.peer = peer;
        this.firstPort = firstPort;
    }

    @Override
    public String name() {
        return "cluster-throughput";
    }

    @Override
    public String unit() {
        return "x";
    }

    @Override
    public Target target() {
        return Target.atLeast("20");
    }

    @Override
    public double measure(Effort effort) throws InterruptedException {
        RedisServerBinary binary = RedisServerBinary.onPath().orElseGet(RedisServerBinary::embedded);
        RedisServerOptions server = RedisServerOptions.of(binary).withPort(firstPort);
        try (RedisCluster cluster = RedisCluster.start(RedisClusterOptions.of(server).withReplicasPerMaster(0))) {
            return ratio.measure(redkit, peer.value(String.class), cluster.nodes().size() + " masters of " + binary, CALLERS,
                    effort);
        }
    }
}

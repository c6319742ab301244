package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.codec.JsonCodecs;
import io.redkit.devserver.RedisCluster;
import io.redkit.devserver.RedisClusterNode;
import io.redkit.devserver.RedisClusterOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClientOptions;

/** A real cluster of three masters and three replicas, whose nodes may be harmed, and clients on two event loops. */
public final class ClusterBed implements AutoCloseable {

    private static final Duration NODE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);

    private final RedisCluster cluster = RedisCluster.start(RedisClusterOptions.embedded().withNodeTimeout(NODE_TIMEOUT));
    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));

    public RedisCluster cluster() {
        return cluster;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Returns the settings of a client that nobody configured, as far as they matter when a node is away. */
    public TestSettings defaults() {
        return FaultBed.defaults(TestSettings.cluster(cluster.nodes().stream().map(RedisClusterNode::port).toList()))
                .commandTimeout(COMMAND_TIMEOUT).retriesUntilDeadline();
    }

    /** Opens a client; whoever calls closes it. */
    public RedkitClient open(TestSettings settings) {
        return new RedkitClient(vertx, settings.build(), new NetClientOptions().setTcpNoDelay(true),
                new JsonCodecs(new ObjectMapper()), event -> {
                });
    }

    /** Returns who holds which slot, as a node that runs knows it. */
    SlotOwners owners() {
        return new SlotOwners(vertx, living().get(0).port());
    }

    List<RedisClusterNode> living() {
        return cluster.nodes().stream().filter(node -> node.server().isAlive()).toList();
    }

    /** Starts the nodes that were killed, and waits until all is well. */
    public void heal() {
        cluster.nodes().stream().filter(node -> !node.server().isAlive()).forEach(node -> node.server().restart());
        cluster.awaitReady();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        cluster.close();
    }
}

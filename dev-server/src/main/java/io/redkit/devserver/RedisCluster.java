package io.redkit.devserver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A running Redis cluster on the loopback interface, which keeps everything in memory and ends with this Java process.
 * <p>
 * A master that is killed and restarted before a replica is elected comes back empty, unless the arguments of the servers make
 * them save. Safe for use by several threads. All methods block until what they do is done.
 */
public final class RedisCluster implements AutoCloseable {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(30);

    private final List<RedisClusterNode> nodes;

    private RedisCluster(List<RedisClusterNode> nodes) {
        this.nodes = nodes;
    }

    /**
     * Starts three masters and three replicas of the embedded server.
     *
     * @throws RedisServerException if the cluster does not come to be
     */
    public static RedisCluster start() {
        return start(RedisClusterOptions.embedded());
    }

    /**
     * Starts all nodes, joins them, and waits until each of them serves and each replica follows its master.
     *
     * @throws RedisServerException if the cluster does not come to be
     */
    public static RedisCluster start(RedisClusterOptions options) {
        ServerGroup servers = new ServerGroup(options.server());
        try {
            int number = options.masters() * (1 + options.replicasPerMaster());
            for (int i = 0; i < number; i++) {
                servers.start(ServerRole.clusterNode(options.nodeTimeout()));
            }
            RedisCluster cluster = new RedisCluster(
                    new ClusterFormation(servers.list(), options.masters(), READY_TIMEOUT).form());
            cluster.awaitReady();
            return cluster;
        } catch (IOException e) {
            servers.close();
            throw new RedisServerException("The cluster cannot be formed: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /**
     * All nodes, dead or alive: the first masters in the order of their slots, and then the first replicas in the same order.
     */
    public List<RedisClusterNode> nodes() {
        return nodes;
    }

    /** All nodes as {@code host:port,host:port}. */
    public String addresses() {
        return nodes.stream().map(node -> node.server().host() + ":" + node.port()).collect(Collectors.joining(","));
    }

    /**
     * The master of a slot, as the first node that answers knows it.
     *
     * @throws RedisServerException if no node knows one
     */
    public RedisClusterNode masterOf(int slot) {
        String id = view().flatMap(view -> view.ownerOf(slot))
                .orElseThrow(() -> new RedisServerException("No node knows the master of slot " + slot));
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
    }

    /**
     * The living replicas of a master, as the first node that answers knows them.
     *
     * @throws RedisServerException if no node answers
     */
    public List<RedisClusterNode> replicasOf(RedisClusterNode master) {
        ClusterView view = view().orElseThrow(() -> new RedisServerException("No node answers"));
        List<String> ids = view.entries().stream().filter(entry -> entry.master().equals(master.id()))
                .map(ClusterView.Entry::id).toList();
        return nodes.stream().filter(node -> ids.contains(node.id()) && node.server().isAlive()).toList();
    }

    /**
     * Waits until the nodes that run serve all slots, agree on who owns which, and doubt none of each other. After a master
     * ended, this is when its replica is elected.
     *
     * @throws RedisServerException if they do not within 30 seconds
     */
    public void awaitReady() {
        new Patience(READY_TIMEOUT).await("Waiting for the cluster", () -> new ClusterReadiness(nodes).isReached());
    }

    /** Ends all nodes and removes their directories. Closing again does nothing. */
    @Override
    public void close() {
        nodes.forEach(node -> node.server().close());
    }

    private Optional<ClusterView> view() {
        return nodes.stream().filter(node -> node.server().isAlive()).flatMap(node -> view(node).stream()).findFirst();
    }

    private static Optional<ClusterView> view(RedisClusterNode node) {
        try (RespConnection connection = node.server().access().open()) {
            return Optional.of(ClusterView.of(connection));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package io.redkit.devserver;

import java.time.Duration;

/**
 * How a {@link RedisCluster} is started. Immutable; each {@code with} method returns a changed copy.
 *
 * @param server how each node is started; a fixed port is that of the first node, the others take the following ones
 * @param masters number of masters, which share the slots evenly
 * @param replicasPerMaster number of replicas that each master gets
 * @param nodeTimeout time after which a mute node counts as failing; an election starts soon after it
 */
public record RedisClusterOptions(RedisServerOptions server, int masters, int replicasPerMaster, Duration nodeTimeout) {

    private static final int DEFAULT_MASTERS = 3;
    private static final int HIGHEST_PORT = 55_535;
    private static final Duration DEFAULT_NODE_TIMEOUT = Duration.ofSeconds(2);

    public RedisClusterOptions {
        if (masters < 1 || replicasPerMaster < 0) {
            throw new IllegalArgumentException("A cluster has at least one master and no negative number of replicas, not "
                    + masters + " and " + replicasPerMaster);
        }
        int nodes = masters * (1 + replicasPerMaster);
        if (server.port().isPresent() && server.port().getAsInt() + nodes - 1 > HIGHEST_PORT) {
            throw new IllegalArgumentException("The ports of a cluster end at " + HIGHEST_PORT
                    + ", because each node also listens on its port + 10000; the first one is too high: "
                    + server.port().getAsInt());
        }
    }

    /** Three masters with a replica each, and a node timeout of two seconds. */
    public static RedisClusterOptions of(RedisServerOptions server) {
        return new RedisClusterOptions(server, DEFAULT_MASTERS, 1, DEFAULT_NODE_TIMEOUT);
    }

    /** The same with the embedded server. */
    public static RedisClusterOptions embedded() {
        return of(RedisServerOptions.embedded());
    }

    /** Replaces the number of masters. */
    public RedisClusterOptions withMasters(int number) {
        return new RedisClusterOptions(server, number, replicasPerMaster, nodeTimeout);
    }

    /** Replaces the number of replicas of each master. */
    public RedisClusterOptions withReplicasPerMaster(int number) {
        return new RedisClusterOptions(server, masters, number, nodeTimeout);
    }

    /** Replaces the node timeout. */
    public RedisClusterOptions withNodeTimeout(Duration timeout) {
        return new RedisClusterOptions(server, masters, replicasPerMaster, timeout);
    }
}

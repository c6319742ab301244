package io.redkit.testkit;

import java.util.List;
import java.util.function.UnaryOperator;

import io.redkit.devserver.RedisCluster;
import io.redkit.devserver.RedisClusterNode;
import io.redkit.devserver.RedisClusterOptions;
import io.redkit.runtime.RedkitClient;

/** One real cluster of three masters for all tests that do not harm it, started by the first and ended with the process. */
public final class TestCluster {

    public static final RedisCluster CLUSTER = RedisCluster
            .start(RedisClusterOptions.embedded().withMasters(3).withReplicasPerMaster(0));
    public static final List<Integer> PORTS = CLUSTER.nodes().stream().map(RedisClusterNode::port).toList();
    public static final RawRedis RAW = new RawCluster(TestRedis.VERTX, PORTS);

    private TestCluster() {
    }

    /** Makes a client of the cluster; the caller closes it. */
    public static RedkitClient client(UnaryOperator<TestSettings> settings) {
        return TestRedis.client(settings.apply(TestSettings.cluster(PORTS)));
    }
}

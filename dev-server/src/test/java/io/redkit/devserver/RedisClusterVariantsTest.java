package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class RedisClusterVariantsTest {

    private static final RedisClusterOptions THREE_MASTERS = RedisClusterOptions.embedded().withReplicasPerMaster(0);

    @Test
    void start_withoutReplicas_hasMastersOnly() {
        try (RedisCluster cluster = RedisCluster.start(THREE_MASTERS)) {
            assertThat(cluster.nodes()).hasSize(3).extracting(RedisClusterNode::role).containsOnly(RedisRole.MASTER);
        }
    }

    @Test
    void start_tlsAndPassword_replicates() {
        RedisServerOptions secured = RedisServerOptions.embedded().withTls(RedisTls.selfSigned())
                .withPassword("open \"sesame\"");
        try (RedisCluster cluster = RedisCluster.start(RedisClusterOptions.of(secured).withMasters(1))) {
            RedisClusterNode master = cluster.nodes().get(0);
            assertThat(cluster.replicasOf(master)).hasSize(1);
            assertThat(master.server().url()).startsWith("rediss://");
        }
    }

    @Test
    void start_fixedPort_takesTheFollowingOnes() {
        int first = FreePort.findWithBus();
        RedisServerOptions fixed = RedisServerOptions.embedded().withPort(first);
        try (RedisCluster cluster = RedisCluster
                .start(RedisClusterOptions.of(fixed).withMasters(2).withReplicasPerMaster(0))) {
            assertThat(cluster.addresses()).isEqualTo("127.0.0.1:" + first + ",127.0.0.1:" + (first + 1));
        }
    }

    @Test
    void start_secondPortTaken_endsTheFirstNode() throws IOException {
        int first = FreePort.findWithBus();
        try (ServerSocket taken = new ServerSocket(first + 1, 1, InetAddress.getByName("127.0.0.1"))) {
            RedisClusterOptions options = RedisClusterOptions.of(RedisServerOptions.embedded().withPort(first));
            assertThatThrownBy(() -> RedisCluster.start(options)).isInstanceOf(RedisServerException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
            assertThat(FreePort.isFree(first)).isTrue();
        }
    }

    @Test
    void options_portWithoutRoomForTheBus_areRefused() {
        RedisServerOptions high = RedisServerOptions.embedded().withPort(55_531);
        assertThatThrownBy(() -> RedisClusterOptions.of(high)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("55531");
    }

    @Test
    void parse_viewOfSeveralVersions_tellsOwnersAndTrouble() {
        ClusterView view = ClusterView.parse("""
                a 127.0.0.1:7000@17000,host.example myself,master - 0 0 1 connected 0-99 101 [100->-b]
                b 127.0.0.1:7001@17001 master,fail - 0 0 2 disconnected 102-16383
                c 127.0.0.1:7002@17002 slave a 0 0 1 connected
                """);
        assertThat(List.of(99, 101, 102)).map(slot -> view.ownerOf(slot).orElse("none")).containsExactly("a", "a", "b");
        assertThat(view.ownerOf(100)).isEmpty();
        assertThat(view.trusted()).isEqualTo(2);
        assertThat(view.replicas()).isEqualTo(1);
    }
}

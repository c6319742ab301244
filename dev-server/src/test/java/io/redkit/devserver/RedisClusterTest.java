package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class RedisClusterTest {

    private final RedisCluster cluster = RedisCluster
            .start(RedisClusterOptions.embedded().withNodeTimeout(Duration.ofSeconds(1)));
    private final RedisClusterNode master = cluster.nodes().get(0);

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void start_threeAndThree_mastersComeFirstAndShareTheSlots() {
        assertThat(cluster.nodes()).extracting(RedisClusterNode::role).containsExactly(RedisRole.MASTER, RedisRole.MASTER,
                RedisRole.MASTER, RedisRole.REPLICA, RedisRole.REPLICA, RedisRole.REPLICA);
        assertThat(List.of(0, 8_000, 16_383)).map(cluster::masterOf).isEqualTo(cluster.nodes().subList(0, 3));
        assertThat(cluster.replicasOf(master)).containsExactly(cluster.nodes().get(3));
    }

    @Test
    void start_ready_takesWritesAtOnce() throws IOException {
        assertThat(RawRedis.ask(master.port(), "SET 06S value")).as("a key of slot 0").isEqualTo("+OK");
        assertThat(RawRedis.ask(cluster.nodes().get(3).port(), "GET 06S")).isEqualTo("-MOVED 0 127.0.0.1:" + master.port());
    }

    @Test
    void kill_master_itsReplicaIsElectedAndItReturnsAsReplica() {
        RedisClusterNode replica = cluster.nodes().get(3);
        master.server().kill();
        cluster.awaitReady();
        assertThat(cluster.masterOf(0)).isEqualTo(replica);
        master.server().restart();
        cluster.awaitReady();
        assertThat(master.role()).isEqualTo(RedisRole.REPLICA);
        assertThat(cluster.replicasOf(replica)).containsExactly(master);
    }

    @Test
    void close_oneNodeDead_leavesNeitherProcessNorDirectory() {
        List<Long> processes = cluster.nodes().stream().map(node -> node.server().pid()).toList();
        List<Path> directories = cluster.nodes().stream().map(node -> node.server().logFile().getParent()).toList();
        master.server().kill();
        cluster.close();
        assertThat(processes).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
        assertThat(directories).allSatisfy(directory -> assertThat(directory).doesNotExist());
    }

    @Test
    void role_nodeDead_failsWithItsPort() {
        master.server().kill();
        assertThatThrownBy(master::role).isInstanceOf(RedisServerException.class)
                .hasMessageContaining(Integer.toString(master.port()));
    }
}

package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class RedisSentinelsTest {

    private final RedisSentinels topology = RedisSentinels.start();
    private final RedisServer master = topology.servers().get(0);
    private final RedisServer replica = topology.servers().get(1);

    @AfterEach
    void end() {
        topology.close();
    }

    @Test
    void start_ready_theFirstServerIsTheMasterAndTheOtherFollows() throws IOException {
        assertThat(topology.master()).isEqualTo(master);
        assertThat(topology.replicas()).containsExactly(replica);
        assertThat(RawRedis.ask(replica.port(), "SET key value")).startsWith("-READONLY");
    }

    @Test
    void kill_master_theReplicaTakesOverAndTheMasterReturnsAsReplica() throws IOException {
        master.kill();
        topology.awaitReady();
        assertThat(topology.master()).isEqualTo(replica);
        assertThat(RawRedis.ask(replica.port(), "SET key value")).isEqualTo("+OK");
        master.restart();
        topology.awaitReady();
        assertThat(topology.replicas()).containsExactly(master);
        assertThat(RawRedis.askLines(master.port(), "GET key", 2)).last().isEqualTo("value");
    }

    @Test
    void restart_sentinel_knowsTheOthersAgain() {
        topology.sentinels().get(0).restart();
        topology.awaitReady();
        assertThat(topology.master()).isEqualTo(master);
    }

    @Test
    void close_running_leavesNeitherProcessNorDirectory() {
        List<RedisServer> all = Stream.concat(topology.servers().stream(), topology.sentinels().stream()).toList();
        List<Long> processes = all.stream().map(RedisServer::pid).toList();
        List<Path> directories = all.stream().map(server -> server.logFile().getParent()).toList();
        topology.close();
        assertThat(processes).hasSize(5).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
        assertThat(directories).allSatisfy(directory -> assertThat(directory).doesNotExist());
    }
}

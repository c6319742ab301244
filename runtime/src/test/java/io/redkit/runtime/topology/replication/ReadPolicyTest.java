package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.RedisService;
import io.redkit.testkit.ClientFixture;

class ReadPolicyTest {

    private static final int READS = 300;

    private static ReplicaServers servers;
    private ClientFixture client;

    @BeforeAll
    static void start() {
        servers = new ReplicaServers(3);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** Opens a client, and waits until both replicas answer, if they are to answer at all. */
    private RedisService open(ReadFrom policy) {
        client = ClientFixture.of(servers.settings().connections(1).readFrom(policy));
        client.redis().set("key", "value");
        servers.forgetGets();
        return client.redis();
    }

    private void awaitReplicas(RedisService redis) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            for (int i = 0; i < 20; i++) {
                redis.get("key");
            }
            return servers.gets(1) > 0 && servers.gets(2) > 0;
        });
        servers.forgetGets();
    }

    private static void read(RedisService redis) {
        for (int i = 0; i < READS; i++) {
            redis.get("key");
        }
    }

    @Test
    void master_replicasAnswerNothing() {
        RedisService redis = open(ReadFrom.MASTER);
        read(redis);

        assertThat(servers.gets(0)).isEqualTo(READS);
        assertThat(servers.gets(1) + servers.gets(2)).isZero();
    }

    @Test
    void preferReplica_masterAnswersNothing() {
        RedisService redis = open(ReadFrom.PREFER_REPLICA);
        awaitReplicas(redis);
        read(redis);

        assertThat(servers.gets(0)).isZero();
        assertThat(servers.gets(1)).isPositive();
        assertThat(servers.gets(2)).isPositive();
    }

    @Test
    void any_allAnswer() {
        RedisService redis = open(ReadFrom.ANY);
        awaitReplicas(redis);
        read(redis);

        assertThat(servers.gets(0)).isPositive();
        assertThat(servers.gets(1)).isPositive();
        assertThat(servers.gets(2)).isPositive();
    }

    @Test
    void lowestLatency_allReadsAreAnswered() {
        RedisService redis = open(ReadFrom.LOWEST_LATENCY);
        awaitReplicas(redis);
        read(redis);

        assertThat(servers.gets(0) + servers.gets(1) + servers.gets(2)).isEqualTo(READS);
    }

    @Test
    void optionsOfCall_overrideThoseOfClient() {
        RedisService redis = open(ReadFrom.MASTER).with(CallOptions.DEFAULT.readFrom(ReadFrom.PREFER_REPLICA));
        awaitReplicas(redis);
        read(redis);

        assertThat(servers.gets(0)).isZero();
        read(client.redis());
        assertThat(servers.gets(0)).isEqualTo(READS);
    }

    @Test
    void preferReplica_writesGoToMaster() {
        RedisService redis = open(ReadFrom.PREFER_REPLICA);
        awaitReplicas(redis);
        redis.set("written", "here");

        assertThat(servers.raw(0).text("GET", "written")).isEqualTo("here");
    }
}

package io.redkit.runtime.topology.cluster;

import static io.redkit.runtime.topology.cluster.ScriptedCluster.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.ConnectionState;
import io.redkit.DedicatedReactiveRedisService;
import io.redkit.Delivery;
import io.redkit.OnConnectionLoss;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.RedisService;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.config.Topology;
import io.redkit.runtime.topology.Slots;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class RedirectionTest {

    private static final int SLOT = Slots.of("key");

    private final ScriptedCluster cluster = new ScriptedCluster();
    private RedkitClient client;

    private RedisService connect(TestSettings settings) {
        client = TestRedis.client(settings.connections(1));
        return client.blocking();
    }

    private RedisService connect() {
        return connect(TestSettings.cluster(cluster.ports()));
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        cluster.close();
    }

    /** Waits until the client knows who holds what: an answer that is still under way could take back what it learns. */
    private void awaitMap(RedisService redis) {
        cluster.a.on("DBSIZE", command -> command.reply(Resp.integer(0)));
        assertThat(redis.diagnostics().keyCount()).isZero();
    }

    private static String moved(ScriptedServer to) {
        return Resp.error("MOVED " + SLOT + " 127.0.0.1:" + to.port());
    }

    @Test
    void moved_isFollowedAndRemembered() {
        AtomicInteger asked = new AtomicInteger();
        cluster.allAt(cluster.a);
        cluster.a.on("GET", command -> {
            asked.incrementAndGet();
            command.reply(moved(cluster.b));
        });
        cluster.b.on("GET", command -> command.reply(Resp.bulk("value")));
        RedisService redis = connect(TestSettings.cluster(List.of(cluster.a.port())));
        awaitMap(redis);
        cluster.a.on("CLUSTER", command -> command.reply(Resp.error("LOADING and says nothing that could be learnt from")));
        redis.ping(); // an earlier answer has arrived by now
        assertThat(redis.get("key")).isEqualTo("value");
        assertThat(redis.get("key")).isEqualTo("value");
        assertThat(asked).hasValue(1);
    }

    @Test
    void ask_sendsAskingRightBeforeOnTheSameConnection_andIsForgotten() {
        cluster.allAt(cluster.a);
        cluster.a.on("GET", command -> command.reply(Resp.error("ASK " + SLOT + " 127.0.0.1:" + cluster.b.port())));
        RedisService redis = connect(TestSettings.cluster(List.of(cluster.a.port())));
        awaitMap(redis);
        for (int i = 0; i < 2; i++) {
            CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> redis.get("key"));
            var asking = cluster.b.take("ASKING");
            asking.reply(Resp.OK);
            var get = cluster.b.take("GET");
            assertThat(get.peer()).isSameAs(asking.peer());
            get.reply(Resp.bulk("value"));
            assertThat(value).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("value");
        }
    }

    @Test
    void ownConnection_lostWithItsNodeThatNobodyElseUses_goesToTheNewMaster() {
        cluster.allAt(cluster.a);
        connect(TestSettings.cluster(List.of(cluster.b.port()))); // the client has no other connection to a
        try (DedicatedReactiveRedisService own = client.reactive().duplicate(OnConnectionLoss.WAIT)) {
            own.execute("BLPOP", "key", 0).subscribeAsCompletionStage();
            cluster.a.take("BLPOP");

            cluster.allAt(cluster.b);
            cluster.a.close();

            cluster.b.take("BLPOP");
        }
    }

    @Test
    void nobodyKnowsTheCluster_degraded_callsOfAllNodesFailAtOnce() {
        cluster.close();
        Duration timeout = Duration.ofSeconds(20);
        RedisService redis = connect(TestSettings.cluster(cluster.ports()).commandTimeout(timeout)
                .degradedAfter(Duration.ofMillis(50)));
        assertThatThrownBy(() -> redis.with(CallOptions.DEFAULT.deadline(Duration.ofMillis(200))).get("key"))
                .isInstanceOf(RedisException.class);
        await().until(() -> redis.connectionState() == ConnectionState.DEGRADED);
        long start = System.nanoTime();

        assertThatThrownBy(() -> redis.diagnostics().keyCount()).isInstanceOf(RedisConnectionException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout.dividedBy(2));
    }

    @Test
    void moved_inACircle_endsWithTheError() {
        cluster.allAt(cluster.a);
        cluster.a.on("GET", command -> command.reply(moved(cluster.b)));
        cluster.b.on("GET", command -> command.reply(moved(cluster.a)));
        RedisService redis = connect();
        assertThatThrownBy(() -> redis.get("key")).isInstanceOfSatisfying(RedisServerException.class,
                e -> assertThat(e.code()).isEqualTo("MOVED"));
    }

    @Test
    void moved_withoutHost_meansTheHostThatSaidSo() {
        cluster.allAt(cluster.a);
        cluster.a.on("GET", command -> command.reply(Resp.error("MOVED " + SLOT + " :" + cluster.b.port())));
        cluster.b.on("GET", command -> command.reply(Resp.bulk("value")));
        assertThat(connect().get("key")).isEqualTo("value");
    }

    @Test
    void slots_nodeWithoutHost_isAtTheHostThatWasAsked() {
        cluster.says(range(0, 16383, null, cluster.b.port()));
        cluster.a.on("GET", command -> command.reply(Resp.error("LOADING not yet")));
        cluster.b.on("GET", command -> command.reply(Resp.bulk("value")));
        RedisService redis = connect(TestSettings.cluster(cluster.ports()).retriesUntilDeadline());
        assertThat(redis.get("key")).isEqualTo("value");
    }

    @Test
    void addressMap_announcedAddress_isReachedElsewhere() {
        cluster.says(range(0, 16383, "10.9.8.7", 7000));
        cluster.a.on("GET", command -> command.reply(Resp.error("MOVED " + SLOT + " 10.9.8.7:7000")));
        cluster.b.on("GET", command -> command.reply(Resp.bulk("value")));
        Endpoint seed = new Endpoint("127.0.0.1", cluster.a.port());
        RedisService redis = connect(TestSettings.cluster(cluster.ports()).topology(new Topology.Cluster(List.of(seed),
                Map.of(new Endpoint("10.9.8.7", 7000), new Endpoint("127.0.0.1", cluster.b.port())), Duration.ofSeconds(60),
                5)));
        assertThat(redis.get("key")).isEqualTo("value");
    }

    @Test
    void seeds_firstIsAway_othersAreAsked() {
        cluster.allAt(cluster.b);
        cluster.b.on("GET", command -> command.reply(Resp.bulk("value")));
        cluster.a.close();
        assertThat(connect().get("key")).isEqualTo("value");
    }

    @Test
    void seed_isNoClusterNode_commandsAreRefusedWithAdvice() {
        cluster.a.on("CLUSTER", command -> command.reply(Resp.error("ERR This instance has cluster support disabled")));
        cluster.a.on("GET", command -> command.reply(Resp.NULL));
        RedisService redis = connect(TestSettings.cluster(List.of(cluster.a.port())));
        await().untilAsserted(
                () -> assertThatThrownBy(() -> redis.get("key")).isInstanceOf(RedisConnectionException.class)
                        .hasMessageContaining("no node of a cluster").hasMessageContaining("cluster-nodes"));
    }

    @Test
    void seeds_ofDifferentClusters_commandsAreRefused() {
        cluster.a.on("CLUSTER", command -> command.reply(Resp.array(range(0, 16383, "127.0.0.1", cluster.a.port()))));
        cluster.b.on("CLUSTER", command -> command.reply(Resp.array(range(0, 16383, "127.0.0.1", cluster.b.port()))));
        cluster.a.on("GET", command -> command.reply(Resp.NULL));
        RedisService redis = connect();
        await().untilAsserted(() -> assertThatThrownBy(() -> redis.get("key")).isInstanceOf(RedisConnectionException.class)
                .hasMessageContaining("different clusters"));
    }

    @Test
    void masterAway_anotherTakesOver_waitingCallsGoThere() {
        cluster.allAt(cluster.a);
        cluster.a.on("GET", command -> command.peer().close());
        cluster.b.on("GET", command -> command.reply(Resp.bulk("value")));
        RedisService redis = connect(TestSettings.cluster(cluster.ports()).commandTimeout(Duration.ofSeconds(20)));
        awaitMap(redis);
        try (LogLines log = LogLines.of("io.redkit")) {
            assertThatThrownBy(() -> redis.get("key")).isInstanceOfSatisfying(RedisException.class,
                    e -> assertThat(e.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN));
            cluster.a.close();
            CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> redis.get("key"));
            await().until(() -> log.all().stream().anyMatch(line -> line.contains("has lost a master")));
            cluster.b.on("CLUSTER", command -> command.reply(Resp.array(range(0, 16383, "127.0.0.1", cluster.b.port()))));
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("value");
            assertThat(log.all()).filteredOn(line -> line.contains("new masters")).singleElement().asString()
                    .contains(":" + cluster.b.port());
        }
    }

    @Test
    void del_onePartFails_outcomeIsUnknown() {
        cluster.a.on("DEL", command -> command.reply(Resp.integer(1)));
        cluster.b.on("DEL", command -> command.reply(Resp.error("ERR no")));
        String other = "foo"; // slot 12182, and key is in 12539
        cluster.says(range(0, 12300, "127.0.0.1", cluster.b.port()), range(12301, 16383, "127.0.0.1", cluster.a.port()));
        RedisService redis = connect();
        cluster.b.on("DBSIZE", command -> command.reply(Resp.integer(0)));
        awaitMap(redis);
        assertThatThrownBy(() -> redis.del("key", other)).isInstanceOfSatisfying(RedisServerException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN)).hasMessageContaining("1 of its 2 parts");
    }
}

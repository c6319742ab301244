package io.redkit.runtime.topology.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.DedicatedRedisService;
import io.redkit.HealthReport;
import io.redkit.NodeReport.Role;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisService;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.topology.Slots;
import io.redkit.testkit.TestCluster;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

class ClusterOnServerTest {

    private final RedkitClient client = TestCluster.client(settings -> settings);
    private final RedisService redis = client.blocking();

    @BeforeEach
    void empty() {
        TestCluster.RAW.flush();
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    @Test
    void eval_keysInSeveralSlots_isRefusedWithTheHintOfHashTags() {
        assertThatThrownBy(() -> redis.execute("EVAL", "return 1", 2, "a", "b"))
                .isInstanceOf(RedisCommandRefusedException.class).hasMessageContaining("hash tag");
        assertThat(redis.execute("EVAL", "return 1", 2, "{a}1", "{a}2").toInteger()).isEqualTo(1);
    }

    @Test
    void clusterFailover_nobodySaidWhere_isRefused() {
        assertThatThrownBy(() -> redis.execute("CLUSTER", "FAILOVER")).isInstanceOf(RedisCommandRefusedException.class)
                .hasMessageContaining("one node");
    }

    @Test
    void everyKey_isReadFromTheNodeThatHoldsIt() {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            values.put("key:" + i, "value:" + i);
        }
        redis.setAll(values);
        values.forEach((key, value) -> assertThat(redis.get(key)).isEqualTo(value));
        assertThat(redis.getAll(values.keySet())).isEqualTo(values);
        assertThat(redis.diagnostics().keyCount()).isEqualTo(500);
        assertThat(redis.del(values.keySet().toArray(String[]::new))).isEqualTo(500);
    }

    @Test
    void mget_hundredSlots_keepsTheOrder() {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            keys.add("k" + i);
            redis.set("k" + i, "v" + i);
        }
        assertThat(keys.stream().map(key -> Slots.of((String) key)).distinct()).hasSizeGreaterThan(90);
        for (int round = 0; round < 50; round++) {
            Response values = redis.execute("MGET", keys.toArray());
            for (int i = 0; i < 100; i++) {
                assertThat(values.get(i).toString()).isEqualTo("v" + i);
            }
        }
    }

    @Test
    void transaction_keyOfAnotherSlot_isRefusedBeforeItIsSent() {
        try (DedicatedRedisService own = redis.duplicate()) {
            own.execute("MULTI");
            own.execute("SET", "{a}1", "x");
            assertThatThrownBy(() -> own.execute("SET", "b", "x")).isInstanceOf(RedisCommandRefusedException.class)
                    .hasMessageContaining("hash tag");
            own.execute("SET", "{a}2", "y");
            assertThat(own.execute("EXEC").size()).isEqualTo(2);
        }
        assertThat(redis.get("{a}2")).isEqualTo("y");
    }

    @Test
    void ownConnection_keyOfAnotherNode_isRefused() {
        try (DedicatedRedisService own = redis.duplicate()) {
            own.set("foo", "1"); // slot 12182
            assertThatThrownBy(() -> own.get("bar")).isInstanceOf(RedisCommandRefusedException.class) // slot 5061
                    .hasMessageContaining("another node");
        }
    }

    @Test
    void ownConnection_pingFirst_goesToTheNodeOfTheFirstKeyAllTheSame() {
        for (String key : List.of("foo", "bar", "hello")) {
            try (DedicatedRedisService own = redis.duplicate()) {
                own.ping();
                own.set(key, "1");
                assertThat(own.get(key)).isEqualTo("1");
            }
        }
    }

    @Test
    void vertxConnection_watchAndTransaction_workAsOnOneServer() throws Exception {
        RedisConnection connection = client.redis().connect().toCompletionStage().toCompletableFuture().get(10,
                TimeUnit.SECONDS);
        AtomicReference<Response> reply = new AtomicReference<>();
        connection.send(Request.cmd(Command.WATCH).arg("foo"))
                .compose(ok -> connection.send(Request.cmd(Command.MULTI)))
                .compose(ok -> connection.send(Request.cmd(Command.SET).arg("foo").arg("1")))
                .compose(queued -> connection.send(Request.cmd(Command.EXEC)))
                .onSuccess(reply::set).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(reply.get()).hasToString("[OK]");
        connection.close();
    }

    @Test
    void healthCheck_listsEveryMaster() {
        redis.diagnostics().keyCount(); // which waits until the nodes are known
        HealthReport report = redis.healthCheck();
        assertThat(report.healthy()).isTrue();
        assertThat(report.mode()).isEqualTo("cluster");
        assertThat(report.nodes()).hasSize(3).allSatisfy(node -> assertThat(node.role()).isEqualTo(Role.MASTER));
    }

    @Test
    void keyless_concernsAllNodes_isDoneEverywhere() {
        String digest = redis.execute("SCRIPT", "LOAD", "return 'loaded'").toString();
        for (String key : List.of("foo", "bar", "hello")) {
            assertThat(redis.execute("EVALSHA", digest, 1, key)).hasToString("loaded");
        }
        redis.setAll(Map.of("foo", "1", "bar", "2", "hello", "3"));
        redis.diagnostics().flushDb();
        assertThat(redis.diagnostics().keyCount()).isZero();
    }
}

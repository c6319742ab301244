package io.redkit.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisCommandRefusedException;
import io.redkit.data.Script;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestRedis;

class ScriptInClusterTest {

    private final RedkitClient client = TestCluster.client(settings -> settings);
    private final Script set = client.blocking().script("return redis.call('SET', KEYS[#KEYS], ARGV[1])");

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    /** A node without scripts, as one that has just joined. */
    @Test
    void run_oneNodeDoesNotKnowIt_isRunThereToo() {
        setOnAllNodes("1");
        new RawRedis(TestRedis.VERTX, TestCluster.PORTS.get(1)).send("SCRIPT", "FLUSH");

        setOnAllNodes("2");

        assertThat(IntStream.range(0, 30).mapToObj(i -> TestCluster.RAW.text("GET", "key" + i))).containsOnly("2");
    }

    private void setOnAllNodes(String value) {
        IntStream.range(0, 30).forEach(i -> set.keys("key" + i).args(value).run());
    }

    @Test
    void run_keysInSeveralSlots_isRefusedBeforeSending() {
        assertThatThrownBy(() -> set.keys("a", "b").args(1).run()).isInstanceOf(RedisCommandRefusedException.class)
                .hasMessageContaining("keys in several slots");
    }

    @Test
    void run_withoutKeys_isRunByAnyNode() {
        assertThat(client.blocking().script("return 7").asLong()).isEqualTo(7);
    }
}

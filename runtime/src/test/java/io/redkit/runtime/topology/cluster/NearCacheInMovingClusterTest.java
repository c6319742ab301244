package io.redkit.runtime.topology.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisService;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.NearCacheSettings.Bound;
import io.redkit.runtime.topology.Slots;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** What near caches keep while slots go from one node to another. */
class NearCacheInMovingClusterTest {

    private static final String KEY = "catalog:1";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ScriptedCluster cluster = new ScriptedCluster();
    private final AtomicInteger readAtB = new AtomicInteger();
    private RedkitClient client;
    private RedisService redis;

    @BeforeEach
    void keep() {
        cluster.allAt(cluster.a);
        for (ScriptedServer node : List.of(cluster.a, cluster.b)) {
            node.on("CLIENT", Reaction.reply(Resp.OK)).on("PTTL", Reaction.reply(Resp.integer(-1)))
                    .on("ASKING", Reaction.reply(Resp.OK));
        }
        cluster.a.on("GET", Reaction.reply(Resp.bulk("of a")));
        cluster.b.on("GET", command -> {
            readAtB.incrementAndGet();
            command.reply(Resp.bulk("of b"));
        });
        client = TestRedis.client(TestSettings.cluster(List.of(cluster.a.port())).connections(1)
                .nearCaches(new NearCacheSettings("catalog", "catalog:", Duration.ofMinutes(1), new Bound(100, false),
                        Duration.ofSeconds(10), false)));
        redis = client.blocking();
        await().atMost(SOON).until(() -> {
            redis.get(KEY);
            return client.nearCaches().figures("catalog").hits() > 0;
        });
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        cluster.close();
    }

    private String pointing(String code, String key) {
        return Resp.error(code + " " + Slots.of(key) + " 127.0.0.1:" + cluster.b.port());
    }

    @Test
    void get_answeredByANodeThatTellsNothing_isNotKept() {
        String other = "catalog:2";
        cluster.a.on("GET", Reaction.reply(pointing("ASK", other))).on("PTTL", Reaction.reply(pointing("ASK", other)));

        assertThat(redis.get(other)).isEqualTo("of b");
        assertThat(redis.get(other)).isEqualTo("of b");

        assertThat(readAtB).hasValue(2);
    }

    @Test
    void get_slotMoved_asksItsNewMaster() {
        assertThat(redis.get(KEY)).isEqualTo("of a");
        cluster.a.on("SET", Reaction.reply(pointing("MOVED", "other")));
        cluster.b.on("SET", Reaction.reply(Resp.OK));
        cluster.allAt(cluster.b);

        redis.set("other", "value");

        await().atMost(SOON).untilAsserted(() -> assertThat(redis.get(KEY)).isEqualTo("of b"));
        await().atMost(SOON).until(() -> {
            int before = readAtB.get();
            redis.get(KEY);
            return readAtB.get() == before;
        });
    }
}

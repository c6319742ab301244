package io.redkit.runtime.topology.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisService;
import io.redkit.runtime.topology.Slots;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

/** Where transactions go in a cluster that changes. */
class TransactionInClusterTest {

    private static final String ABORTED = Resp.error("EXECABORT Transaction discarded because of previous errors.");

    private final AtomicInteger runs = new AtomicInteger();
    private ScriptedCluster cluster;
    private ClientFixture client;
    private RedisService redis;

    @BeforeEach
    void start() {
        cluster = new ScriptedCluster();
        cluster.allAt(cluster.a);
        for (ScriptedServer server : List.of(cluster.a, cluster.b)) {
            server.on("MULTI", Reaction.reply(Resp.OK)).on("WATCH", Reaction.reply(Resp.OK))
                    .on("UNWATCH", Reaction.reply(Resp.OK)).on("INCR", Reaction.reply("+QUEUED\r\n"))
                    .on("EXEC", Reaction.reply(Resp.array(Resp.integer(server.port()))));
        }
        client = ClientFixture.of(TestSettings.cluster(cluster.ports()).commandTimeout(Duration.ofSeconds(10)));
        redis = client.redis();
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    private long increment() {
        return redis.transaction(tx -> {
            runs.incrementAndGet();
            return tx.add(r -> r.incr("n"));
        }).get();
    }

    @Test
    void slot_hasMoved_transactionGoesToItsNewHolder() {
        assertThat(increment()).isEqualTo(cluster.a.port());
        cluster.a.on("INCR", Reaction.reply(Resp.error("MOVED " + Slots.of("n") + " 127.0.0.1:" + cluster.b.port())))
                .on("EXEC", Reaction.reply(ABORTED));
        cluster.allAt(cluster.b);
        assertThat(increment()).isEqualTo(cluster.b.port());
        assertThat(increment()).isEqualTo(cluster.b.port());
        assertThat(runs).hasValue(4);
    }

    @Test
    void watchedSlot_hasMoved_connectionToTheOldHolderIsNotTakenForOneToTheNew() {
        increment(); // leaves a connection to the old holder
        AtomicInteger asked = new AtomicInteger();
        cluster.a.on("WATCH", command -> {
            asked.incrementAndGet();
            command.reply(Resp.error("MOVED " + Slots.of("n") + " 127.0.0.1:" + cluster.b.port()));
        });
        cluster.allAt(cluster.b);
        for (int i = 0; i < 3; i++) {
            redis.transaction(tx -> {
                tx.watch("n");
                return tx.add(r -> r.incr("n"));
            });
        }
        assertThat(asked).hasValueLessThan(3);
    }

    @Test
    void watchedSlot_hasMoved_transactionGoesToItsNewHolder() {
        redis.ping(); // so that it is known who holds what
        cluster.a.on("WATCH", Reaction.reply(Resp.error("MOVED " + Slots.of("n") + " 127.0.0.1:" + cluster.b.port())));
        cluster.allAt(cluster.b);
        long answered = redis.transaction(tx -> {
            tx.watch("n");
            return tx.add(r -> r.incr("n"));
        }).get();
        assertThat(answered).isEqualTo(cluster.b.port());
    }

    @Test
    void now_withoutKeyBeforeAny_isRefused() {
        assertThatThrownBy(() -> redis.transaction(tx -> tx.now().ping())).isInstanceOf(RedisCommandRefusedException.class)
                .hasMessageContaining("not known yet");
    }
}

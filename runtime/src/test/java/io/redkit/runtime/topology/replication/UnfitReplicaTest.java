package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.NodeReport;
import io.redkit.NodeReport.Role;
import io.redkit.ReadFrom;
import io.redkit.RedisService;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** The replica says what a test wants it to; the master is real. Nothing is retried. */
class UnfitReplicaTest {

    /** Less than it takes to find out that a server is mute. */
    private static final Duration SOON = Duration.ofMillis(1500);

    private final ScriptedServer replica = ScriptedServer.start();
    private final ClientFixture client = ClientFixture
            .of(TestSettings.replicas(List.of(TestRedis.SERVER.port(), replica.port())).readFrom(ReadFrom.PREFER_REPLICA));

    @AfterEach
    void close() {
        client.close();
        replica.close();
    }

    private void isReplica(String link) {
        replica.on("PING", Reaction.reply(Resp.PONG)).on("ROLE", Reaction.reply(Resp.array(Resp.bulk("slave"),
                Resp.bulk("127.0.0.1"), Resp.integer(TestRedis.SERVER.port()), Resp.bulk(link), Resp.integer(0))));
    }

    private void assertReadOfMaster(String reaction) {
        isReplica("connected");
        AtomicInteger asked = new AtomicInteger();
        replica.on("GET", command -> {
            asked.incrementAndGet();
            command.reply(reaction);
        });
        client.redis().set("key", "of the master");

        await().until(() -> {
            assertThat(client.redis().get("key")).isEqualTo("of the master");
            return asked.get() > 0;
        });
    }

    @Test
    void replicaIsLoading_masterAnswers() {
        assertReadOfMaster(Resp.error("LOADING Redis is loading the dataset in memory"));
    }

    @Test
    void replicaHasLostItsMaster_masterAnswers() {
        assertReadOfMaster(Resp.error("MASTERDOWN Link with MASTER is down"));
    }

    @Test
    void replicaTakesNoFurtherConnection_readsDoNotWaitForIt() {
        isReplica("connected");
        replica.on("HELLO", hello -> {
            if (hello.peer().number() == 0) { // over which the client asks for the role
                hello.reply(Resp.HELLO);
            }
        });
        try (ClientFixture reader = ClientFixture
                .of(TestSettings.replicas(List.of(TestRedis.SERVER.port(), replica.port())))) {
            reader.redis().set("key", "value");
            await().until(() -> reader.redis().healthCheck().nodes().size() == 2);
            RedisService mayRead = reader.redis().with(CallOptions.DEFAULT.readFrom(ReadFrom.PREFER_REPLICA).deadline(SOON));

            assertThat(mayRead.get("key")).isEqualTo("value");
            await().until(() -> replica.connections() > 1);
            assertThat(mayRead.get("key")).isEqualTo("value");
        }
    }

    @Test
    void healthCheck_listsMasterAndReplica() {
        isReplica("connected");
        client.redis().set("key", "value");

        await().untilAsserted(() -> assertThat(client.redis().healthCheck().nodes())
                .extracting(NodeReport::role, NodeReport::port)
                .containsExactly(tuple(Role.MASTER, TestRedis.SERVER.port()),
                        tuple(Role.REPLICA, replica.port())));
    }
}

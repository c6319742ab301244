package io.redkit.runtime.topology.cluster;

import static io.redkit.runtime.topology.cluster.ScriptedCluster.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.pubsub.ClientPubSub;
import io.redkit.runtime.pubsub.PubSubSettings;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** A client that does not know yet who holds which slot. */
class BeforeTheMapTest {

    private final ScriptedCluster cluster = new ScriptedCluster();
    private final RedkitClient client = TestRedis.client(
            TestSettings.cluster(List.of(cluster.a.port())).connections(1).commandTimeout(Duration.ofSeconds(20)));
    private final ClientPubSub pubsub = new ClientPubSub(client.patterns(), PubSubSettings.DEFAULT);

    @AfterEach
    void close() {
        pubsub.close();
        client.close(Duration.ZERO);
        cluster.close();
    }

    @Test
    void publish_beforeTheMap_goesWhereLaterOnesGo() {
        String all = range(0, 16383, "127.0.0.1", cluster.b.port());
        cluster.says(all);
        cluster.a.hold("CLUSTER").on("PUBLISH", command -> command.reply(Resp.integer(0)));
        cluster.b.on("PUBLISH", command -> command.reply(Resp.integer(1)));

        CompletableFuture<Long> published = pubsub.reactive().publish("news", "first").subscribeAsCompletionStage();
        ReceivedCommand question = cluster.a.take("CLUSTER");
        question.reply(Resp.array(all));

        assertThat(published).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(1L);
    }
}

package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.ReadFrom;
import io.redkit.RedisException;
import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisSentinelsOptions;
import io.redkit.devserver.RedisServer;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

/** The master dies, and no replica is promoted. */
class MasterAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Less than the time after which the replicas are looked for anew if nothing happens. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** At the latest then the replicas have been looked for anew. */
    private static final Duration REFRESHES = Duration.ofSeconds(12);

    @Test
    void configuredMasterDies_replicaAnswersReadsOn() {
        try (ReplicaServers servers = new ReplicaServers(2); ClientFixture client = clientOf(servers.settings())) {
            awaitReplicaAnswers(client, servers.raw(1), servers);
            servers.server(0).kill();
            await().until(() -> servers.raw(1).text("INFO", "replication").contains("master_link_status:down"));

            assertReadsGoOn(client);
            assertThatThrownBy(() -> client.redis().set("key", "lost")).isInstanceOf(RedisException.class);
        }
    }

    @Test
    void configuredReplicaCutOffBeforeMasterDies_answersReads() {
        try (ReplicaServers servers = new ReplicaServers(2); ClientFixture client = clientOf(servers.settings())) {
            awaitReplicaAnswers(client, servers.raw(1), servers);
            servers.raw(1).send("REPLICAOF", "127.0.0.1", RedisServer.freePort());
            servers.raw(1).send("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"); // which has the client ask who is fit
            await().atMost(PATIENCE).until(() -> client.redis().healthCheck().nodes().size() == 1);
            servers.server(0).kill();

            await().atMost(SOON).ignoreExceptionsInstanceOf(RedisException.class)
                    .until(() -> "value".equals(client.redis().get("key")));
        }
    }

    @Test
    void watchedMasterDies_replicaAnswersReadsOn() {
        RedisSentinelsOptions two = RedisSentinelsOptions.embedded().withSentinels(2);
        try (RedisSentinels sentinels = RedisSentinels.start(two);
                ClientFixture client = clientOf(TestSentinels.settingsOf(sentinels))) {
            sentinels.sentinels().get(1).kill(); // the other one does not decide alone
            RawRedis sentinel = new RawRedis(TestRedis.VERTX, sentinels.sentinels().get(0).port());
            RawRedis replica = new RawRedis(TestRedis.VERTX, sentinels.servers().get(1).port());
            client.redis().set("key", "value");
            await().atMost(PATIENCE).until(() -> client.redis().healthCheck().nodes().size() == 2);
            awaitValue(client, replica);
            sentinels.servers().get(0).kill();
            await().atMost(PATIENCE).until(() -> sentinel.text("SENTINEL", "REPLICAS", sentinels.masterName())
                    .matches("(?s).*master-link-status\\W+err.*"));

            assertReadsGoOn(client);
        }
    }

    private static ClientFixture clientOf(TestSettings settings) {
        return ClientFixture.of(settings.readFrom(ReadFrom.PREFER_REPLICA).commandTimeout(SECOND));
    }

    private static void awaitReplicaAnswers(ClientFixture client, RawRedis replica, ReplicaServers servers) {
        client.redis().set("key", "value");
        awaitValue(client, replica);
        servers.forgetGets();
        await().atMost(PATIENCE).until(() -> client.redis().get("key") != null && servers.gets(1) > 0);
    }

    private static void awaitValue(ClientFixture client, RawRedis replica) {
        await().atMost(PATIENCE).until(() -> "value".equals(client.redis().get("key"))
                && "value".equals(replica.text("GET", "key")));
    }

    private static void assertReadsGoOn(ClientFixture client) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).during(REFRESHES)
                .until(() -> "value".equals(client.redis().get("key")));
        assertThat(client.client().availability().state()).isEqualTo(ConnectionState.READY);
    }
}

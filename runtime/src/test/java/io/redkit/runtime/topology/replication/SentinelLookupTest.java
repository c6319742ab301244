package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.redkit.RedisAuthenticationException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisSentinelsOptions;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.config.Secret;
import io.redkit.runtime.config.Topology;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

class SentinelLookupTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void send_realSentinel_reachesTheMaster() {
        try (ClientFixture client = ClientFixture.of(TestSentinels.settingsOf(TestSentinels.SENTINELS))) {
            client.redis().set("lookup", "found");

            assertThat(TestSentinels.RAW.text("GET", "lookup")).isEqualTo("found");
        }
    }

    @Test
    void send_wrongMasterName_failsAndNamesTheKey() {
        List<Integer> ports = List.of(TestSentinels.SENTINELS.sentinels().get(0).port());
        try (ClientFixture client = ClientFixture.of(TestSettings.sentinel("nobody", ports).degradedAfter(SHORT))) {
            assertThatThrownBy(() -> client.redis().get("k")).isInstanceOf(RedisConnectionException.class)
                    .hasMessageContaining("no sentinel knows a master 'nobody'")
                    .hasMessageContaining("quarkus.redkit.sentinel.master-name");
        }
    }

    @Test
    void send_firstSentinelsAreMuteOrGone_anotherOneIsAsked() {
        try (ScriptedServer mute = ScriptedServer.start().hold("HELLO");
                ScriptedSentinel sentinel = new ScriptedSentinel(TestRedis.SERVER.port())) {
            List<Integer> ports = List.of(mute.port(), RedisServer.freePort(), sentinel.port());
            for (int i = 0; i < 5; i++) { // the order is chosen by chance
                try (ClientFixture client = ClientFixture.of(TestSettings.sentinel(ScriptedSentinel.MASTER, ports))) {
                    assertThat(client.redis().ping()).isPositive();
                }
            }
        }
    }

    @Test
    void send_noSentinelThere_failsAndSaysSo() {
        TestSettings settings = TestSettings.sentinel("main", List.of(RedisServer.freePort())).degradedAfter(SHORT);
        try (ClientFixture client = ClientFixture.of(settings)) {
            assertThatThrownBy(() -> client.redis().get("k")).isInstanceOf(RedisConnectionException.class)
                    .hasMessageContaining("no sentinel says where master 'main' is").hasMessageContaining("refused");
        }
    }

    @Test
    void send_sentinelsNameReplica_isNotUsedForWrites() {
        try (RedisServer replica = RedisServer.start();
                ScriptedSentinel sentinel = new ScriptedSentinel(replica.port())) {
            RawRedis raw = new RawRedis(TestRedis.VERTX, replica.port());
            raw.send("CONFIG", "SET", "replica-read-only", "no");
            raw.send("REPLICAOF", "127.0.0.1", TestRedis.SERVER.port());
            try (ClientFixture client = ClientFixture
                    .of(TestSettings.sentinel(ScriptedSentinel.MASTER, List.of(sentinel.port())).degradedAfter(SHORT))) {
                assertThatThrownBy(() -> client.redis().set("k", "v")).isInstanceOf(RedisException.class)
                        .hasMessageContaining("its role is replica");
                sentinel.name(TestRedis.SERVER.port());
                await().ignoreExceptions().untilAsserted(() -> assertThat(client.redis().ping()).isPositive());
            }
        }
    }

    @Test
    void send_addressMap_leadsToWhereTheMasterIs() {
        try (ScriptedSentinel sentinel = new ScriptedSentinel(1)) {
            Topology.Sentinel mapped = new Topology.Sentinel(ScriptedSentinel.MASTER, List.of(local(sentinel.port())), null,
                    null, false, null, Map.of(local(1), local(TestRedis.SERVER.port())));
            try (ClientFixture client = ClientFixture.of(TestSettings.at(1).topology(mapped))) {
                assertThat(client.redis().ping()).isPositive();
            }
        }
    }

    @Test
    void send_sentinelWithPassword_isAskedWithIt() {
        RedisSentinelsOptions options = RedisSentinelsOptions.embedded().withReplicas(0).withSentinels(1)
                .withSentinel(RedisServerOptions.embedded().withPassword("open"));
        try (RedisSentinels sentinels = RedisSentinels.start(options)) {
            try (ClientFixture client = ClientFixture.of(withPassword(sentinels, "open"))) {
                assertThat(client.redis().ping()).isPositive();
            }
            try (ClientFixture client = ClientFixture.of(withPassword(sentinels, "wrong"))) {
                assertThatThrownBy(() -> client.redis().ping()).isInstanceOf(RedisAuthenticationException.class)
                        .hasMessageContaining("quarkus.redkit.sentinel.password").hasMessageNotContaining("wrong");
            }
        }
    }

    private static TestSettings withPassword(RedisSentinels sentinels, String password) {
        List<Endpoint> nodes = sentinels.sentinels().stream().map(each -> local(each.port())).toList();
        return TestSettings.at(1).topology(new Topology.Sentinel(sentinels.masterName(), nodes, null, new Secret(password),
                false, null, Map.of()));
    }

    private static Endpoint local(int port) {
        return new Endpoint("127.0.0.1", port);
    }
}

package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;
import io.redkit.runtime.config.ResilienceSettings.Degraded;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** Both servers are masters and stay up, so that only what a sentinel says makes a client go from one to the other. */
class SwitchWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisServer other = RedisServer.start();
    private final RawRedis otherRaw = new RawRedis(TestRedis.VERTX, other.port());
    private final ScriptedSentinel first = new ScriptedSentinel(TestRedis.SERVER.port());
    private final ScriptedSentinel second = new ScriptedSentinel(TestRedis.SERVER.port());
    private final ClientFixture client = ClientFixture
            .of(TestSettings.sentinel(ScriptedSentinel.MASTER, List.of(first.port(), second.port())).connections(1));

    @AfterEach
    void close() {
        client.close();
        first.close();
        second.close();
        other.close();
    }

    private ScriptedSentinel awaitWatched() {
        client.redis().set("before", "1");
        await().atMost(PATIENCE).until(() -> first.subscribers() + second.subscribers() == 1);
        return first.subscribers() == 1 ? first : second;
    }

    private void bothName(RedisServer master) {
        first.name(master.port());
        second.name(master.port());
    }

    private String switchOf(String masterName) {
        return masterName + " 127.0.0.1 " + TestRedis.SERVER.port() + " 127.0.0.1 " + other.port();
    }

    @Test
    void watch_sentinelAnnouncesSwitch_writesGoToNewMaster() {
        ScriptedSentinel watched = awaitWatched();
        bothName(other);
        watched.announce("+switch-master", switchOf(ScriptedSentinel.MASTER));

        await().atMost(PATIENCE).untilAsserted(() -> {
            client.redis().set("after", "1");
            assertThat(otherRaw.text("GET", "after")).isEqualTo("1");
        });
    }

    @Test
    void watch_switchOfAnotherMaster_isIgnored() {
        ScriptedSentinel watched = awaitWatched();
        bothName(other);
        watched.announce("+switch-master", switchOf("cache"));
        watched.announce("+switch-master", "nonsense");

        for (int i = 0; i < 100; i++) {
            client.redis().set("after", "1");
        }
        assertThat(otherRaw.text("GET", "after")).isNull();
    }

    @Test
    void watch_sentinelFallsSilent_anotherOneIsWatchedAndAsked() {
        ScriptedSentinel watched = awaitWatched();
        bothName(other);
        watched.fallSilent();
        ScriptedSentinel next = watched == first ? second : first;

        await().atMost(PATIENCE).until(() -> next.subscribers() == 1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            client.redis().set("after", "1");
            assertThat(otherRaw.text("GET", "after")).isEqualTo("1");
        });
    }

    @Test
    void watch_masterAway_switchEndsTheWaitForTheNextAttempt() {
        Duration minute = Duration.ofMinutes(1);
        first.name(RedisServer.freePort());
        TestSettings patient = TestSettings.sentinel(ScriptedSentinel.MASTER, List.of(first.port())).connections(1)
                .reconnect(minute, minute)
                .degraded(new Degraded(Duration.ofMillis(50), OptionalInt.empty(), minute, DegradedCommands.FAIL,
                        DegradedHealth.DOWN));
        try (ClientFixture waiting = ClientFixture.of(patient)) {
            assertThatThrownBy(() -> waiting.redis().ping()).isInstanceOf(RedisException.class);
            await().atMost(PATIENCE).until(() -> first.subscribers() == 1);
            first.name(other.port());
            first.announce("+switch-master", switchOf(ScriptedSentinel.MASTER));

            await().atMost(PATIENCE).ignoreExceptionsInstanceOf(RedisException.class)
                    .untilAsserted(() -> assertThat(waiting.redis().ping()).isPositive());
        }
    }

    @Test
    void watch_attemptHangs_switchEndsIt() {
        try (ScriptedServer mute = ScriptedServer.start().hold("HELLO");
                ScriptedSentinel sentinel = new ScriptedSentinel(mute.port());
                ClientFixture waiting = ClientFixture
                        .of(TestSettings.sentinel(ScriptedSentinel.MASTER, List.of(sentinel.port())).connections(1)
                                .connectTimeout(Duration.ofMinutes(1)).commandTimeout(PATIENCE))) {
            CompletableFuture<?> ping = waiting.reactive().ping().subscribeAsCompletionStage();
            mute.take("HELLO");
            await().atMost(PATIENCE).until(() -> sentinel.subscribers() == 1);
            sentinel.name(other.port());
            sentinel.announce("+switch-master", switchOf(ScriptedSentinel.MASTER));

            assertThat(ping).succeedsWithin(TestSettings.TIMEOUT);
        }
    }

    @Test
    void watch_noCommandYet_opensNothing() {
        ScriptedSentinel unasked = new ScriptedSentinel(other.port());
        try (ClientFixture idle = ClientFixture
                .of(TestSettings.sentinel(ScriptedSentinel.MASTER, List.of(unasked.port())))) {
            idle.redis();
            client.redis().set("meanwhile", "1");
            assertThat(unasked.connections()).isZero();
        } finally {
            unasked.close();
        }
    }
}

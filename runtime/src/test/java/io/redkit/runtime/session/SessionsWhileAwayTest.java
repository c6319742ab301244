package io.redkit.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.session.RedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionConflictException;
import io.redkit.session.SessionDraft;
import io.redkit.session.SessionEvent;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class SessionsWhileAwayTest {

    private static final SessionDraft ADA = SessionDraft.EMPTY.principal("ada")
            .attributes(SessionChanges.NONE.put("a", 1));

    private static final String INDEX = "session:of:" + Digests.of("ada");

    private final Queue<SessionEvent> events = new ConcurrentLinkedQueue<>();
    private FaultProxy proxy;
    private RedkitClient client;
    private RedisSessions sessions;

    @BeforeEach
    void open() {
        TestRedis.RAW.flush();
        proxy = FaultProxy.to(TestRedis.SERVER.port());
        client = TestRedis.client(TestSettings.at(proxy.port()).commandTimeout(Duration.ofMillis(1000))
                .degradedAfter(Duration.ofMillis(200)));
        sessions = sessions(2);
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        proxy.close();
    }

    private RedisSessions sessions(int inMemory) {
        return Sessions.blocking(Sessions.reactive(client.patterns(),
                new SessionSettings(Duration.ofMinutes(30), Duration.ofDays(7), null, inMemory), events::add));
    }

    private void goAway() {
        await().ignoreExceptions().until(() -> sessions.create() != null); // a busy machine may need a second attempt
        proxy.refuse();
        proxy.reset();
        await().atMost(Duration.ofSeconds(30)).until(() -> client.availability().isAway());
    }

    private void comeBack() {
        proxy.heal();
        await().atMost(Duration.ofSeconds(30)).until(() -> !client.availability().isAway());
    }

    @Test
    void create_whileAway_livesInMemoryAndMovesToRedis() {
        goAway();
        Session session = sessions.create(ADA);
        sessions.update(session, SessionChanges.NONE.put("a", 2));
        assertThat(sessions.get(session.id()).get("a", Integer.class)).isEqualTo(2);

        comeBack();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> TestRedis.RAW.number("EXISTS", "session:" + session.handle()) == 1);
        assertThat(sessions.get(session.id()).get("a", Integer.class)).isEqualTo(2);
        assertThat(sessions.list("ada")).hasSize(1);
        assertThat(client.availability().policies()).contains(new FeaturePolicy("session", "memory"));
    }

    @Test
    void memory_keepsTheContract() {
        goAway();
        Session first = sessions.create(ADA);
        sessions.update(first, SessionChanges.NONE.put("b", 2));
        sessions.update(first, SessionChanges.NONE.put("a", 2));

        assertThatThrownBy(() -> sessions.update(first, SessionChanges.NONE.remove("a")))
                .isInstanceOf(SessionConflictException.class);
        Session rotated = sessions.rotate(first.id());
        assertThat(sessions.get(first.id())).isNull();
        assertThat(sessions.get(rotated.id()).names()).containsExactlyInAnyOrder("a", "b");
        assertThat(sessions.destroy(first.id())).isFalse();
        assertThat(sessions.destroy(rotated.id())).isTrue();
        assertThat(sessions.get(rotated.handle() + "0123456789012345678901")).isNull();
    }

    @Test
    void create_moreThanFit_isRefused() {
        goAway();
        sessions.create();
        sessions.create();

        assertThatThrownBy(() -> sessions.create()).isInstanceOf(RedisOverloadException.class);
    }

    @Test
    void get_sessionThatIsInRedisWhileAway_failsAndIsNotAbsent() {
        Session before = sessions.create(ADA);
        goAway();

        assertThatThrownBy(() -> sessions.get(before.id())).isInstanceOf(RedisException.class);
    }

    @Test
    void create_whileAwayAndReject_fails() {
        goAway();

        assertThatThrownBy(() -> sessions(0).create()).isInstanceOf(RedisException.class);
    }

    @Test
    void update_basedOnWhatWasChangedInMemory_conflictsInRedisToo() {
        goAway();
        Session first = sessions.create(ADA);
        sessions.update(first, SessionChanges.NONE.put("a", 2));

        comeBack();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> TestRedis.RAW.number("EXISTS", "session:" + first.handle()) == 1);
        assertThatThrownBy(() -> sessions.update(first, SessionChanges.NONE.put("a", 3)))
                .isInstanceOf(SessionConflictException.class);
    }

    /** Makes it impossible to create sessions of this principal. */
    private static void spoilIndex() {
        TestRedis.RAW.send("SET", INDEX, "no index");
    }

    private static void awaitFailedMove() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> TestRedis.RAW.send("INFO", "errorstats").toString().contains("errorstat_WRONGTYPE"));
    }

    /** Returns a session that was created while Redis was away, and could not be brought there once it was back. */
    private Session createdAndNotMoved(SessionDraft draft) {
        goAway();
        Session session = sessions.create(draft);
        TestRedis.RAW.send("CONFIG", "RESETSTAT");
        spoilIndex();
        comeBack();
        awaitFailedMove();
        return session;
    }

    @Test
    void move_failed_isTriedAgainAndNothingIsLost() {
        Session session = createdAndNotMoved(ADA);

        assertThat(sessions.get(session.id()).get("a", Integer.class)).isEqualTo(1);
        sessions.update(session, SessionChanges.NONE.put("a", 2));
        TestRedis.RAW.send("DEL", INDEX);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> TestRedis.RAW.number("EXISTS", "session:" + session.handle()) == 1);
        assertThat(sessions.get(session.id()).get("a", Integer.class)).isEqualTo(2);
        assertThat(events).extracting(SessionEvent::kind).doesNotContain(SessionEvent.Kind.LOST);
    }

    @Test
    void move_failedUntilTheSessionExpires_isTold() {
        Session session = createdAndNotMoved(ADA.idleTimeout(Duration.ofSeconds(10)));
        assertThat(sessions.get(session.id())).isNotNull();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(events)
                .filteredOn(event -> event.kind() == SessionEvent.Kind.LOST)
                .extracting(SessionEvent::handle).containsExactly(session.handle()));
    }

    @Test
    void move_failedAndEndedMeanwhile_isNotLost() {
        Session session = createdAndNotMoved(ADA);

        assertThat(sessions.destroy(session.id())).isTrue();

        assertThat(sessions.get(session.id())).isNull();
        assertThat(events).extracting(SessionEvent::kind).doesNotContain(SessionEvent.Kind.LOST);
    }

    @Test
    void move_failedThoughItArrived_endedMeanwhile_doesNotLiveOn() {
        goAway();
        Session session = sessions.create(ADA);
        TestRedis.RAW.send("CONFIG", "RESETSTAT");
        spoilIndex();
        TestRedis.RAW.send("HSET", "session:" + session.handle(), "a", "b"); // as if the answer had been lost
        comeBack();
        awaitFailedMove();

        assertThat(sessions.destroy(session.id())).isTrue();

        assertThat(TestRedis.RAW.number("EXISTS", "session:" + session.handle())).isZero();
    }

    @Test
    void move_ofMany_sendsOnlySomeAtOnce() {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            Queue<ReceivedCommand> created = new ConcurrentLinkedQueue<>();
            scripted.on("EVALSHA", created::add).on("PING", Reaction.reply(Resp.PONG));
            try (FaultProxy between = FaultProxy.to(scripted.port())) {
                between.refuse();
                RedkitClient other = TestRedis.client(TestSettings.at(between.port()).connections(1)
                        .commandTimeout(Duration.ofSeconds(20)).degradedAfter(Duration.ofMillis(200)));
                RedisSessions its = Sessions.blocking(Sessions.reactive(other.patterns(),
                        new SessionSettings(Duration.ofMinutes(30), Duration.ZERO, null, 200), events::add));
                other.reactive().get("x").subscribe().with(none -> {
                }, failure -> {
                });
                await().atMost(Duration.ofSeconds(30)).until(() -> other.availability().isAway());
                for (int i = 0; i < 100; i++) {
                    its.create();
                }
                between.heal();

                await().atMost(Duration.ofSeconds(30)).until(() -> created.size() >= 64);
                other.reactive().get("behind").subscribe().with(none -> {
                }, failure -> {
                });
                scripted.take("GET", "behind"); // after all that was sent together
                assertThat(created).hasSize(64);
                created.forEach(each -> each.reply(Resp.array(Resp.bulk("1"), Resp.bulk("0"))));
                await().atMost(Duration.ofSeconds(30)).until(() -> created.size() == 100);
                other.close(Duration.ZERO);
            }
        }
    }

    @Test
    void fresh_lifeEndsMeanwhile_isNotWithoutEndAfterwards() {
        AtomicLong clock = new AtomicLong();
        MemorySessions memory = new MemorySessions(1, clock::getAndIncrement, handle -> {
        });
        SessionId id = SessionId.random(new SecureRandom());
        // Created at 1, it ends at 3: it is still there at 2, when fresh looks for it.
        memory.create(new StoredSession.Fresh(id, 60_000, 2, null, 1, Map.of())).await().indefinitely();

        assertThat(memory.fresh(id.handle()).life()).isPositive();
    }
}

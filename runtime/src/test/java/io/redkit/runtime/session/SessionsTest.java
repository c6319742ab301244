package io.redkit.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionConflictException;
import io.redkit.session.SessionDraft;
import io.redkit.session.SessionEvent;
import io.redkit.session.SessionEvent.Kind;
import io.redkit.session.SessionInfo;
import io.vertx.redis.client.Response;

class SessionsTest extends SessionContract {

    record Cart(String article, int pieces) {
    }

    private static SessionChanges put(String name, Object value) {
        return SessionChanges.NONE.put(name, value);
    }

    @Test
    void create_thenGet_hasAttributesAndTimes() {
        Session created = sessions.create(SessionDraft.EMPTY.principal("ada").attributes(put("cart", new Cart("tea", 2))));

        Session read = sessions.get(created.id());

        assertThat(read.get("cart", Cart.class)).isEqualTo(new Cart("tea", 2));
        assertThat(read.principal()).isEqualTo("ada");
        assertThat(read.names()).containsExactly("cart");
        assertThat(read.version()).isEqualTo(1);
        assertThat(read.createdAt()).isEqualTo(created.createdAt());
        assertThat(read.endsAt()).isEqualTo(created.createdAt().plus(DEFAULTS.absoluteTimeout()));
        assertThat(eventKinds()).containsExactly(Kind.CREATED);
    }

    @Test
    void get_attributeWithTypeParameters_isRead() {
        Session created = sessions.create(SessionDraft.EMPTY
                .attributes(SessionChanges.NONE.put("list", List.of(new Cart("tea", 1)), new TypeReference<List<Cart>>() {
                })));

        assertThat(sessions.get(created.id()).get("list", new TypeReference<List<Cart>>() {
        })).containsExactly(new Cart("tea", 1));
    }

    @Test
    void get_idThatNobodyHas_isNull() {
        assertThat(sessions.get(SessionId.random(new SecureRandom()).text())).isNull();
        assertThat(sessions.get("no id")).isNull();
    }

    @Test
    void id_isNowhereInRedis() {
        Session session = sessions.create(SessionDraft.EMPTY.principal("ada").attributes(put("a", "b")));
        sessions.update(session, put("a", "c"));
        Session rotated = sessions.rotate(session.id());
        sessions.get(rotated.id());

        String everything = dump(key(session.handle())) + raw.send("ZRANGE", index("ada"), 0, -1) + key(session.handle());

        for (String id : List.of(session.id(), rotated.id())) {
            assertThat(everything).doesNotContain(id.substring(0, 20), id.substring(22, 44), id.substring(44));
        }
        assertThat(keys()).isEqualTo(2);
    }

    private String dump(String key) {
        return String.valueOf(raw.send("HGETALL", key));
    }

    private long keys() {
        return raw.number("EXISTS", index("ada")) + client.reactive().scan("session:*").collect().asList().await()
                .atMost(Duration.ofSeconds(5)).stream().filter(key -> !key.contains(":of:")).count();
    }

    @Test
    void update_writesOnlyWhatChanged() {
        Session session = sessions.create(SessionDraft.EMPTY.attributes(put("a", 1).put("b", 2)));
        raw.send("HSET", key(session.handle()), "@b", "1 99");

        sessions.update(session, put("a", 3));

        assertThat(sessions.get(session.id()).get("b", Integer.class)).isEqualTo(99);
        assertThat(sessions.get(session.id()).get("a", Integer.class)).isEqualTo(3);
    }

    @Test
    void update_differentAttributesFromTheSameReading_losesNothing() {
        Session session = sessions.create();

        sessions.update(session, put("a", 1));
        sessions.update(session, put("b", 2));

        assertThat(sessions.get(session.id()).names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void update_sameAttributeFromTheSameReading_secondGetsAConflictAndWritesNothing() {
        Session session = sessions.create(SessionDraft.EMPTY.attributes(put("a", 1)));
        sessions.update(session, put("a", 2));

        assertThatThrownBy(() -> sessions.update(session, put("a", 3).put("b", 4)))
                .isInstanceOfSatisfying(SessionConflictException.class, e -> assertThat(e.names()).containsExactly("a"));

        Session now = sessions.get(session.id());
        assertThat(now.get("a", Integer.class)).isEqualTo(2);
        assertThat(now.names()).containsExactly("a");
    }

    @Test
    void update_attributeThatWasRemovedAndSetAgain_isAConflict() {
        Session session = sessions.create(SessionDraft.EMPTY.attributes(put("a", 1)));
        Session without = sessions.update(session, SessionChanges.NONE.remove("a"));
        sessions.update(without, put("a", 1));

        assertThatThrownBy(() -> sessions.update(session, put("a", 3))).isInstanceOf(SessionConflictException.class);
    }

    @Test
    void update_twiceFromItsOwnResult_succeeds() {
        Session session = sessions.update(sessions.create(), put("a", 1));

        Session again = sessions.update(session, put("a", 2));

        assertThat(again.get("a", Integer.class)).isEqualTo(2);
        assertThat(again.version()).isEqualTo(3);
        assertThat(sessions.get(session.id()).version()).isEqualTo(3);
    }

    @Test
    void update_sessionThatIsGone_isNull() {
        Session session = sessions.create();
        sessions.destroy(session.id());

        assertThat(sessions.update(session, put("a", 1))).isNull();
        assertThat(raw.number("EXISTS", key(session.handle()))).isZero();
    }

    @Test
    void touch_writesNoAttributeAndMovesTheExpiry() {
        Session session = sessions.create();
        raw.send("PEXPIRE", key(session.handle()), 5000);

        assertThat(sessions.touch(session.id())).isTrue();

        assertThat(raw.number("PTTL", key(session.handle()))).isBetween(1_700_000L, 1_800_000L);
        assertThat(sessions.peek(session.id()).version()).isEqualTo(1);
    }

    @Test
    void peek_isNoAccess() {
        Session session = sessions.create();
        raw.send("PEXPIRE", key(session.handle()), 5000);

        assertThat(sessions.peek(session.id())).isNotNull();

        assertThat(raw.number("PTTL", key(session.handle()))).isLessThanOrEqualTo(5000);
    }

    @Test
    void extend_setsAnotherIdleTimeout() {
        Session session = sessions.create(SessionDraft.EMPTY.principal("ada"));

        assertThat(sessions.extend(session.id(), Duration.ofHours(5))).isTrue();

        assertThat(sessions.get(session.id()).idleTimeout()).isEqualTo(Duration.ofHours(5));
        assertThat(raw.number("PTTL", key(session.handle()))).isGreaterThan(Duration.ofHours(4).toMillis());
        assertThat(raw.number("PTTL", index("ada"))).isGreaterThan(Duration.ofHours(14).toMillis());
    }

    @Test
    void absoluteTimeout_endsTheSessionInSpiteOfAccesses() {
        Session session = sessions.create(SessionDraft.EMPTY.absoluteTimeout(Duration.ofMillis(700)));

        await().atMost(Duration.ofSeconds(20)).until(() -> !sessions.touch(session.id()));

        assertThat(sessions.extend(session.id(), Duration.ofHours(1))).isFalse();
    }

    @Test
    void idleTimeout_letsRedisExpireTheSession() {
        Session session = sessions.create(SessionDraft.EMPTY.idleTimeout(Duration.ofMillis(300)));

        await().atMost(Duration.ofSeconds(20)).until(() -> raw.number("EXISTS", key(session.handle())) == 0);

        assertThat(sessions.get(session.id())).isNull();
    }

    @Test
    void rotate_oldIdIsUnknownAtOnceAndAttributesStay() {
        Session planted = sessions.create(SessionDraft.EMPTY.attributes(put("a", 1)));

        Session session = sessions.rotate(planted.id(), "ada");

        assertThat(sessions.get(planted.id())).isNull();
        assertThat(sessions.touch(planted.id())).isFalse();
        assertThat(sessions.update(planted, put("a", 2))).isNull();
        assertThat(sessions.destroy(planted.id())).isFalse();
        assertThat(sessions.rotate(planted.id())).isNull();
        assertThat(sessions.get(session.id()).get("a", Integer.class)).isEqualTo(1);
        assertThat(sessions.get(session.id()).principal()).isEqualTo("ada");
        assertThat(eventKinds()).containsExactly(Kind.CREATED, Kind.ROTATED);
    }

    @Test
    void rotate_toAnotherPrincipal_movesBetweenTheIndexes() {
        Session ada = sessions.create(SessionDraft.EMPTY.principal("ada"));

        sessions.rotate(ada.id(), "bob");

        assertThat(sessions.list("ada")).isEmpty();
        assertThat(raw.number("EXISTS", index("ada"))).isZero();
        assertThat(sessions.list("bob")).extracting(SessionInfo::handle).containsExactly(ada.handle());
    }

    @Test
    void destroy_endsSessionAndItsEntry() {
        Session session = sessions.create(SessionDraft.EMPTY.principal("ada"));

        assertThat(sessions.destroy(session.id())).isTrue();

        assertThat(sessions.get(session.id())).isNull();
        assertThat(sessions.destroy(session.id())).isFalse();
        assertThat(raw.number("EXISTS", index("ada"))).isZero();
        assertThat(eventKinds()).containsExactly(Kind.CREATED, Kind.DESTROYED);
    }

    @Test
    void list_hasAllSessionsOfThePrincipalOnly() {
        Session one = sessions.create(SessionDraft.EMPTY.principal("ada").attributes(put("browser", "one")));
        Session two = sessions.create(SessionDraft.EMPTY.principal("ada").attributes(put("browser", "two")));
        sessions.create(SessionDraft.EMPTY.principal("bob"));

        assertThat(sessions.list("ada")).extracting(info -> Map.of(info.handle(), info.get("browser", String.class)))
                .containsExactlyInAnyOrder(Map.of(one.handle(), "one"), Map.of(two.handle(), "two"));
    }

    @Test
    void end_byHandle_endsThatOneIfItIsThePrincipals() {
        Session one = sessions.create(SessionDraft.EMPTY.principal("ada"));

        assertThat(sessions.end("bob", one.handle())).isFalse();
        assertThat(sessions.end("ada", one.handle())).isTrue();

        assertThat(sessions.get(one.id())).isNull();
        assertThat(events).contains(new SessionEvent("<default>", Kind.ENDED, one.handle(), "ada"));
    }

    @Test
    void endAll_manySessions_endsEachAndNoOther() {
        for (int i = 0; i < 1200; i++) {
            sessions.create(SessionDraft.EMPTY.principal("ada"));
        }
        Session other = sessions.create(SessionDraft.EMPTY.principal("bob"));

        assertThat(sessions.endAll("ada")).isEqualTo(1200);

        assertThat(sessions.list("ada")).isEmpty();
        assertThat(raw.number("EXISTS", index("ada"))).isZero();
        assertThat(sessions.get(other.id())).isNotNull();
    }

    @Test
    void endOthers_keepsTheOneThatAsks() {
        Session mine = sessions.create(SessionDraft.EMPTY.principal("ada"));
        Session other = sessions.create(SessionDraft.EMPTY.principal("ada"));

        assertThat(sessions.endOthers(mine)).isEqualTo(1);

        assertThat(sessions.get(mine.id())).isNotNull();
        assertThat(sessions.get(other.id())).isNull();
        assertThat(sessions.list("ada")).hasSize(1);
    }

    @Test
    void index_writtenWithoutSession_listsNothingAndLapses() {
        reactiveIndex().note(Digests.of("ada"), "crashed", 1).await().indefinitely();

        assertThat(sessions.list("ada")).isEmpty();
        assertThat(raw.number("PTTL", index("ada"))).isBetween(1L, 60_003L);
    }

    @Test
    void index_entriesThatLapsed_goWithTheNextOne() {
        raw.send("ZADD", index("ada"), 1000, "long ago");

        sessions.create(SessionDraft.EMPTY.principal("ada"));

        assertThat(raw.number("ZCARD", index("ada"))).isEqualTo(1);
    }

    @Test
    void index_entryOfAUsedSession_isRefreshed() {
        Session session = sessions.create(SessionDraft.EMPTY.principal("ada"));
        raw.send("HSET", key(session.handle()), "q", "0");
        raw.send("ZADD", index("ada"), 1000, session.handle());

        sessions.get(session.id());

        Response score = raw.send("ZSCORE", index("ada"), session.handle());
        assertThat(Double.parseDouble(score.toString())).isGreaterThan(System.currentTimeMillis() + 80 * 60_000.0);
    }

    private SessionIndex reactiveIndex() {
        return new SessionIndex(client.patterns());
    }
}

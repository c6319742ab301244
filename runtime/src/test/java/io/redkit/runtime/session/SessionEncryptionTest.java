package io.redkit.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.redkit.session.RedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionDraft;
import io.redkit.session.SessionEvent.Kind;
import io.vertx.redis.client.Response;

class SessionEncryptionTest extends SessionContract {

    /** Not to be found by chance in ids and digests. */
    private static final String ADA = "Ada, Countess of Lovelace";
    private static final SessionDraft SECRET = SessionDraft.EMPTY.principal(ADA)
            .attributes(SessionChanges.NONE.put("pin", "very secret"));

    @Test
    void encrypted_attributesAndPrincipalAreNotInRedis() {
        RedisSessions encrypted = encrypted("k1", 1);
        Session session = encrypted.create(SECRET);

        Response stored = raw.send("HGETALL", key(session.handle()));

        assertThat(stored.toString()).doesNotContain("very secret", ADA);
        assertThat(encrypted.get(session.id()).get("pin", String.class)).isEqualTo("very secret");
        assertThat(encrypted.get(session.id()).principal()).isEqualTo(ADA);
    }

    @Test
    void get_withoutTheKey_isAbsentWithAnEventAndLeavesTheSession() {
        Session session = encrypted("k1", 1).create(SECRET);

        assertThat(encrypted("k2", 2).get(session.id())).isNull();

        assertThat(eventKinds()).containsExactly(Kind.CREATED, Kind.UNDECODABLE);
        assertThat(encrypted("k1", 1).get(session.id())).isNotNull();
    }

    @Test
    void get_wrongKeyOfTheSameId_isAbsentWithAnEvent() {
        Session session = encrypted("k1", 1).create(SECRET);

        assertThat(encrypted("k1", 9).get(session.id())).isNull();

        assertThat(eventKinds()).containsExactly(Kind.CREATED, Kind.UNDECODABLE);
    }

    @Test
    void rotate_withoutTheKey_leavesTheIdValid() {
        Session session = encrypted("k1", 1).create(SECRET);

        assertThat(encrypted("k2", 2).rotate(session.id())).isNull();

        assertThat(encrypted("k1", 1).get(session.id())).isNotNull();
    }

    @Test
    void list_withoutTheKey_leavesItOutWithAnEvent() {
        encrypted("k1", 1).create(SECRET);

        assertThat(encrypted("k2", 2).list(ADA)).isEmpty();

        assertThat(eventKinds()).containsExactly(Kind.CREATED, Kind.UNDECODABLE);
    }

    @Test
    void endAll_withoutTheKey_endsIt() {
        Session session = encrypted("k1", 1).create(SECRET);

        assertThat(encrypted("k2", 2).endAll(ADA)).isEqualTo(1);

        assertThat(encrypted("k1", 1).get(session.id())).isNull();
    }

    @Test
    void get_valueOfAnotherSession_isAbsentWithAnEvent() {
        RedisSessions encrypted = encrypted("k1", 1);
        Session admin = encrypted.create(SessionDraft.EMPTY.attributes(SessionChanges.NONE.put("role", "admin")));
        Session user = encrypted.create(SessionDraft.EMPTY.attributes(SessionChanges.NONE.put("role", "user")));
        raw.send("HSET", key(user.handle()), "@role", raw.send("HGET", key(admin.handle()), "@role").toBytes());

        assertThat(encrypted.get(user.id())).isNull();

        assertThat(eventKinds()).endsWith(Kind.UNDECODABLE);
    }

    @Test
    void get_fieldsThatAreMissing_isAbsentWithAnEvent() {
        Session session = sessions.create();
        raw.send("HDEL", key(session.handle()), "i");

        assertThat(sessions.get(session.id())).isNull();

        assertThat(eventKinds()).containsExactly(Kind.CREATED, Kind.UNDECODABLE);
    }
}

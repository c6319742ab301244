package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.RedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionDraft;
import io.redkit.session.SessionEvent;
import io.redkit.session.SessionEvent.Kind;
import io.redkit.session.TokenBlacklist;

class SessionsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"carts\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.key-prefix", "shop:")
            .overrideConfigKey("quarkus.redkit.session.idle-timeout", "5m")
            .overrideConfigKey("quarkus.redkit.encryption.keys.\"k1\"", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    @Singleton
    static class Witness {

        final Queue<SessionEvent> seen = new ConcurrentLinkedQueue<>();

        void on(@Observes SessionEvent event) {
            seen.add(event);
        }
    }

    @Inject
    RedisService redis;

    @Inject
    RedisSessions sessions;

    @Inject
    @RedisClientName("carts")
    ReactiveRedisSessions sessionsOfCarts;

    @Inject
    TokenBlacklist tokens;

    @Inject
    Witness witness;

    @Test
    void sessions_areThoseOfTheirClient() {
        Session session = sessions.create();

        assertThat(sessions.get(session.id())).isNotNull();
        assertThat(sessionsOfCarts.get(session.id()).await().indefinitely()).isNull();
    }

    @Test
    void sessions_haveTheConfiguredTimesAndKeys() {
        Session session = sessions.create(SessionDraft.EMPTY.attributes(SessionChanges.NONE.put("pin", "clear text")));

        assertThat(session.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(redis.exists("session:" + session.handle())).isTrue();
        assertThat(redis.execute("HGET", "shop:session:" + session.handle(), "@pin").toString()).doesNotContain("clear text");
    }

    @Test
    void events_areFired() {
        Session session = sessions.create(SessionDraft.EMPTY.principal("ada"));

        await().until(() -> witness.seen.contains(new SessionEvent("<default>", Kind.CREATED, session.handle(), "ada")));
    }

    @Test
    void tokens_areRevoked() {
        tokens.revoke("a token", Duration.ofMinutes(1));

        assertThat(tokens.isRevoked("a token")).isTrue();
    }
}

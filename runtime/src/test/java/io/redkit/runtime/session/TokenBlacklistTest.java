package io.redkit.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.runtime.RedkitClient;
import io.redkit.session.TokenBlacklist;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class TokenBlacklistTest extends SessionContract {

    private static final Duration HOUR = Duration.ofHours(1);

    private static TokenBlacklist tokens(RedkitClient client, boolean open) {
        return Sessions.blocking(Sessions.reactiveTokens(client.patterns(), open));
    }

    @Test
    void revoke_untilExpiry_isRevokedAndExpires() {
        TokenBlacklist tokens = tokens(client, false);

        tokens.revoke("a token", Instant.now().plus(HOUR));

        assertThat(tokens.isRevoked("a token")).isTrue();
        assertThat(tokens.isRevoked("another")).isFalse();
        assertThat(raw.number("PTTL", "revoked:" + Digests.of("a token"))).isBetween(HOUR.toMillis(),
                HOUR.plusMinutes(1).toMillis());
    }

    @Test
    void revoke_forATime_isForgottenByRedis() {
        TokenBlacklist tokens = tokens(client, false);

        tokens.revoke("a token", Duration.ofSeconds(1));

        assertThat(tokens.isRevoked("a token")).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> !tokens.isRevoked("a token"));
    }

    @Test
    void revoke_expiredLongAgo_writesNothing() {
        tokens(client, false).revoke("a token", Instant.now().minus(HOUR));

        assertThat(raw.number("EXISTS", "revoked:" + Digests.of("a token"))).isZero();
    }

    @Test
    void isRevoked_redisAwayAndClosed_fails() {
        try (Away away = new Away()) {
            TokenBlacklist tokens = tokens(away.client, false);
            away.proxy.refuse();

            assertThatThrownBy(() -> tokens.isRevoked("a token")).isInstanceOf(RedisException.class);
        }
    }

    @Test
    void isRevoked_redisAwayAndOpen_knowsItsOwnAndBringsThemBack() {
        try (Away away = new Away()) {
            TokenBlacklist tokens = tokens(away.client, true);
            await().ignoreExceptions().until(() -> !tokens.isRevoked("a token")); // a busy machine may need a second attempt
            away.proxy.refuse();
            away.proxy.reset();
            await().atMost(Duration.ofSeconds(30)).until(() -> away.client.availability().isAway());

            assertThatThrownBy(() -> tokens.revoke("a token", HOUR)).isInstanceOf(RedisException.class);

            assertThat(tokens.isRevoked("a token")).isTrue();
            assertThat(tokens.isRevoked("another")).isFalse();
            away.proxy.heal();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> TestRedis.RAW.number("EXISTS", "revoked:" + Digests.of("a token")) == 1);
        }
    }

    @Test
    void isRevoked_openAndRedisHasNotHeardOfIt_knowsItsOwn() {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.on("SET", Reaction.reply(Resp.error("OOM command not allowed")));
            server.on("EXISTS", Reaction.reply(Resp.integer(0)));
            RedkitClient other = TestRedis.client(TestSettings.at(server.port()));
            TokenBlacklist tokens = tokens(other, true);

            assertThatThrownBy(() -> tokens.revoke("a token", HOUR)).isInstanceOf(RedisException.class);

            assertThat(tokens.isRevoked("a token")).isTrue();
            assertThat(tokens.isRevoked("another")).isFalse();
            other.close(Duration.ZERO);
        }
    }

    @Test
    void revoke_openAndRedisRefusesIt_isTriedAgainUntilItIsThere() {
        try (ScriptedServer server = ScriptedServer.start()) {
            RedkitClient other = TestRedis.client(TestSettings.at(server.port()).commandTimeout(Duration.ofSeconds(20)));
            Sessions.reactiveTokens(other.patterns(), true).revoke("a token", HOUR).subscribe().with(done -> {
            }, failure -> {
            });

            server.take("SET").reply(Resp.error("OOM command not allowed"));
            server.take("SET").reply(Resp.error("OOM command not allowed"));

            assertThat(server.take("SET").argument(0)).isEqualTo("revoked:" + Digests.of("a token"));
            other.close(Duration.ZERO);
        }
    }

    /** A client of one server, behind a proxy that can be switched off. */
    private static final class Away implements AutoCloseable {

        private final FaultProxy proxy = FaultProxy.to(TestRedis.SERVER.port());
        private final RedkitClient client = TestRedis.client(TestSettings.at(proxy.port())
                .commandTimeout(Duration.ofMillis(500)).degradedAfter(Duration.ofMillis(200)));

        Away() {
            TestRedis.RAW.flush();
        }

        @Override
        public void close() {
            client.close(Duration.ZERO);
            proxy.close();
        }
    }
}

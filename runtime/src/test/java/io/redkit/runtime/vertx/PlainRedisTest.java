package io.redkit.runtime.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

class PlainRedisTest {

    private static final String PASSWORD = "p@ss/w:o+r%d&canary";

    private final RedisServer server = RedisServer.start(RedisServerOptions.embedded().withArguments("--user", "app", "on",
            ">" + PASSWORD, "~*", "+@all"));
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @Test
    void get_userWithAnyPassword_logsInAndSelects() {
        PlainRedis plain = plain(TestSettings.at(server.port()).user("app", PASSWORD).database(2));

        assertThat(send(plain.get(), Request.cmd(Command.ACL).arg("WHOAMI"))).hasToString("app");
        assertThat(send(plain.get(), Request.cmd(Command.CLIENT).arg("INFO")).toString()).contains("db=2", "name=redkit-test");
    }

    @Test
    void get_asksTwice_isTheSameClient() {
        PlainRedis plain = plain(TestSettings.at(server.port()));

        assertThat(plain.get()).isSameAs(plain.get());
    }

    @Test
    void get_wrongPassword_failsWithoutShowingIt() {
        PlainRedis plain = plain(TestSettings.at(server.port()).user("app", PASSWORD + "x"));

        assertThat(catchThrowable(() -> send(plain.get(), Request.cmd(Command.PING)))).hasStackTraceContaining("WRONGPASS")
                .extracting(PlainRedisTest::stackTrace).asString().doesNotContain("canary");
    }

    @Test
    void get_credentialsThatChange_isRefusedWithTheirOrigin() {
        PlainRedis plain = new PlainRedis(vertx, TestSettings.at(server.port()).build(), new NetClientOptions(), "a provider");

        assertThatThrownBy(plain::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("a provider");
    }

    @Test
    void get_severalServers_isRefused() {
        PlainRedis plain = plain(TestSettings.cluster(List.of(server.port())));

        assertThatThrownBy(plain::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("several servers");
    }

    @Test
    void close_used_closesItsConnections() {
        PlainRedis plain = plain(TestSettings.at(server.port()));
        RawRedis raw = new RawRedis(vertx, server.port());
        send(plain.get(), Request.cmd(Command.PING));
        assertThat(raw.text("CLIENT", "LIST")).contains("redkit-test");
        plain.close();

        await().untilAsserted(() -> assertThat(raw.text("CLIENT", "LIST")).doesNotContain("redkit-test"));
        assertThatThrownBy(plain::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    private PlainRedis plain(TestSettings settings) {
        return new PlainRedis(vertx, settings.build(), new NetClientOptions(), null);
    }

    private static Response send(Redis redis, Request request) {
        Future<Response> reply = redis.send(request);
        return reply.toCompletionStage().toCompletableFuture().join();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

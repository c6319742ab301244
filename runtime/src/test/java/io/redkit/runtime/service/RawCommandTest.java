package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisServerException;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

@OnEveryTarget
class RawCommandTest extends ServiceContract {

    @Test
    void execute_everyKindOfArgument_arrivesAsItsText() {
        redis.execute("RPUSH", "list", "text ü", 1, 2L, (short) 3, (byte) 4, 1.5, 2.5f, new BigDecimal("1.10"), 'c',
                new StringBuilder("builder"), Locale.Category.DISPLAY, new byte[] { 'b', 0 }, Buffer.buffer("buffer"), "",
                Long.MIN_VALUE);
        assertThat(raw.send("LRANGE", "list", 0, -1)).extracting(Object::toString).containsExactly("text ü", "1", "2", "3",
                "4", "1.5", "2.5", "1.10", "c", "builder", "DISPLAY", "b\0", "buffer", "", "-9223372036854775808");
    }

    @Test
    void execute_otherArgument_isRefusedWithoutItsContent() {
        assertRefused(() -> redis.execute("SET", "key", List.of("hush")), "Argument 2 of SET is a java.util");
        assertRefused(() -> redis.execute("SET", "key", true), "Argument 2 of SET is a java.lang.Boolean");
        assertThatThrownBy(() -> redis.execute("SET", "key", List.of("hush"))).hasMessageNotContaining("hush");
    }

    @Test
    void execute_missingKey_isNull() {
        assertThat(redis.execute("GET", "missing")).isNull();
    }

    @Test
    void execute_anyCase_isTheSameCommand() {
        assertThat(redis.execute("sEt", "key", "v").toString()).isEqualTo("OK");
        assertThat(redis.execute("get", "key").toString()).isEqualTo("v");
    }

    @Test
    void execute_repliesOfEveryKind_areVertxResponses() {
        raw.send("HSET", "hash", "f", 1);
        assertThat(redis.execute("INCR", "n").type()).isEqualTo(ResponseType.NUMBER);
        assertThat(redis.execute("PING").type()).isEqualTo(ResponseType.SIMPLE);
        assertThat(redis.execute("GET", "n").toBuffer()).isEqualTo(Buffer.buffer("1"));
        assertThat(redis.execute("HGETALL", "hash").get("f").toInteger()).isEqualTo(1);
        assertThat(redis.execute("MGET", "n", "missing")).extracting(String::valueOf).containsExactly("1", "null");
    }

    @Test
    void execute_errorInsideAnArray_isAnElement() {
        Response replies = redis.execute("EVAL", "return {1, redis.error_reply('NO way')}", 0);
        assertThat(replies.get(0).toInteger()).isEqualTo(1);
        assertThat(replies.get(1).type()).isEqualTo(ResponseType.ERROR);
    }

    @Test
    void execute_unknownCommand_isRefusedWithASuggestion() {
        assertRefused(() -> redis.execute("GTE", "key"), "did you mean GET?");
        assertRefused(() -> redis.execute("HGETAL", "key"), "did you mean HGETALL?");
        assertRefused(() -> redis.execute("NOTHING.LIKE.IT"), "quarkus.redkit.extra-commands");
        assertRefused(() -> redis.execute(""), "Unknown command");
    }

    @Test
    void execute_wholeLineAsCommand_isRefusedWithoutShowingIt() {
        assertRefused(() -> redis.execute("SET key hush"), "passed separately");
        assertThatThrownBy(() -> redis.execute("SET key hush")).hasMessageNotContaining("hush");
    }

    @Test
    void execute_extraCommand_isSent() {
        assertThatThrownBy(() -> service(settings -> settings.extraCommands("MY.COMMAND")).execute("my.command", "hush"))
                .isInstanceOf(RedisServerException.class).hasMessageContaining("unknown command")
                .hasMessageNotContaining("hush");
    }

    @Test
    void execute_wrongNumberOfArguments_isServerError() {
        assertThatThrownBy(() -> redis.execute("GET")).isInstanceOfSatisfying(RedisServerException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.ANSWERED)).hasMessageContaining("'get'");
    }

    @Test
    void execute_errorThatRepeatsTheKey_isShownWithoutIt() {
        raw.send("SET", "hush", 1);
        assertThatThrownBy(() -> redis.execute("XREADGROUP", "GROUP", "quiet", "c", "STREAMS", "silence", ">"))
                .isInstanceOfSatisfying(RedisServerException.class, e -> {
                    assertThat(e.code()).isEqualTo("NOGROUP");
                    assertThat(e.serverText()).doesNotContain("silence", "quiet");
                }).hasMessageNotContaining("silence").hasMessageNotContaining("quiet");
    }

    @Test
    void execute_errorThatRepeatsASecret_isShownWithoutIt() {
        assertThatThrownBy(() -> redis.execute("ACL", "SETUSER", "somebody", "<hush it's secret"))
                .isInstanceOf(RedisServerException.class).hasMessageNotContaining("hush").hasMessageNotContaining("secret")
                .hasMessageContaining("ACL SETUSER");
    }

    @Test
    void execute_commandThatChangesTheConnection_isRefused() {
        for (String command : List.of("MULTI", "EXEC", "WATCH", "SUBSCRIBE", "SELECT", "MONITOR", "AUTH", "HELLO", "RESET",
                "QUIT", "unsubscribe")) {
            assertThatThrownBy(() -> redis.execute(command, "x")).as(command)
                    .isInstanceOfSatisfying(RedisCommandRefusedException.class,
                            e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT))
                    .hasMessageContaining("duplicate()");
        }
        assertThatThrownBy(() -> redis.execute("CLIENT", "reply", "OFF")).isInstanceOf(RedisCommandRefusedException.class);
        assertThatThrownBy(() -> redis.execute("SCRIPT", "DEBUG", "YES")).isInstanceOf(RedisCommandRefusedException.class);
    }

    @Test
    void execute_wait_isRefusedBecauseItConcernsTheWritesOfItsConnection() {
        assertThatThrownBy(() -> redis.execute("WAIT", 1, 100)).isInstanceOf(RedisCommandRefusedException.class)
                .hasMessageContaining("duplicate()");
        try (var own = redis.duplicate()) {
            assertThat(own.execute("WAIT", 0, 100).toInteger()).isZero();
        }
    }
}

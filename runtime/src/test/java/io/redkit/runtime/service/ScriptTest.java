package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.RedisServerException;
import io.redkit.codec.ValueCodec;
import io.redkit.data.Script;

@OnEveryTarget
class ScriptTest extends ServiceContract {

    private static final String ADD = """
            -- Adds to a counter and remembers who did it last.
            -- KEYS: counter, last
            -- ARGV: amount, who
            -- reply: integer, the sum
            -- cost: O(1)
            -- effect: %s
            redis.call('SET', KEYS[2], ARGV[2])
            return redis.call('INCRBY', KEYS[1], ARGV[1])
            """;
    private static final String ONCE_HEAD = """
            -- KEYS: %s
            -- ARGV: none
            -- reply: any
            -- cost: O(1)
            -- effect: once
            """;

    private Script add() {
        return redis.script(ADD.formatted("write")).keys("{a}counter", "{a}last");
    }

    private long evalCalls() {
        return raw.text("INFO", "commandstats").lines().filter(line -> line.startsWith("cmdstat_eval:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(',')))).sum();
    }

    @Test
    void run_keysAndArguments_arriveInOrder() {
        assertThat(add().args(3, "Ada").asLong()).isEqualTo(3);
        assertThat(add().args(4L, "Bob".getBytes(StandardCharsets.UTF_8)).asLong()).isEqualTo(7);
        assertThat(raw.text("GET", "{a}last")).isEqualTo("Bob");
    }

    @Test
    void run_withPrefix_hasItOnEachKey() {
        redis = service(settings -> settings.keyPrefix("shöp:"));

        assertThat(add().args(3, "Ada").asLong()).isEqualTo(3);
        assertThat(raw.text("GET", "shöp:{a}counter")).isEqualTo("3");
        assertThat(raw.text("GET", "shöp:{a}last")).isEqualTo("Ada");
    }

    @Test
    void run_afterScriptFlush_isExecutedOnce() {
        add().args(1, "Ada").run();
        raw.send("SCRIPT", "FLUSH");

        assertThat(add().args(1, "Ada").asLong()).isEqualTo(2);
    }

    @Test
    void run_scriptThatIsKnown_isSentByItsDigest() {
        assumeOneServer();
        add().args(1, "Ada").run();
        long before = evalCalls();

        add().args(1, "Ada").run();

        assertThat(evalCalls()).as("texts sent").isEqualTo(before).isPositive();
    }

    @Test
    void run_repliesOfEveryKind_areDecoded() {
        raw.send("SET", "key", "ü");
        assertThat(redis.script("return 7").asLong()).isEqualTo(7);
        assertThat(redis.script("return true").asBoolean()).isTrue();
        assertThat(redis.script("return false").asBoolean()).isFalse();
        assertThat(redis.script("return 0").asBoolean()).isFalse();
        assertThat(redis.script("return redis.call('GET', KEYS[1])").keys("key").asText()).isEqualTo("ü");
        assertThat(redis.script("return redis.call('GET', KEYS[1])").keys("key").as(ValueCodec.utf8())).isEqualTo("ü");
        assertThat(redis.script("return nil").asText()).isNull();
        assertThat(redis.script("return nil").as(ValueCodec.utf8())).isNull();
        assertThat(redis.script("return redis.status_reply('FINE')").asText()).isEqualTo("FINE");
        assertThat(redis.script("return {1, false, 'x'}").asList()).containsExactly("1", null, "x");
        assertThat(redis.script("return {1, {2}}").asResponse().get(1).get(0).toLong()).isEqualTo(2);
        redis.script("return {1}").run();
    }

    @Test
    void run_replyOfAnotherKind_failsAndNamesTheScript() {
        Script text = redis.script("return 'hush'");

        assertThatThrownBy(text::asLong).isInstanceOf(RedisCodecException.class)
                .hasMessageContaining("Script " + text.name() + " was to answer with a number")
                .hasMessageNotContaining("hush")
                .extracting("delivery").isEqualTo(Delivery.ANSWERED);
        assertThatThrownBy(text::asList).isInstanceOf(RedisCodecException.class);
        assertThatThrownBy(text::asBoolean).isInstanceOf(RedisCodecException.class);
        assertThatThrownBy(() -> redis.script("return 2").asBoolean()).isInstanceOf(RedisCodecException.class);
        assertThatThrownBy(() -> redis.script("return 2").asText()).isInstanceOf(RedisCodecException.class);
        assertThatThrownBy(() -> redis.script("return {{}}").asList()).isInstanceOf(RedisCodecException.class);
    }

    @Test
    void run_errorOfTheScript_isTheServersAndNamesTheScript() {
        Script failing = redis.script("return redis.error_reply('NOPIECES left')");

        assertThatThrownBy(failing::asLong).isInstanceOf(RedisServerException.class)
                .hasMessageContaining(' ' + failing.name() + ": NOPIECES left")
                .extracting("code").isEqualTo("NOPIECES");
    }

    @Test
    void run_wrongNumberOfKeysOrArguments_isRefusedBeforeSending() {
        Script add = redis.script(ADD.formatted("write"));

        assertRefused(() -> add.args(1, "Ada").asLong(), "takes 2 keys (counter, last), and was given 0");
        assertRefused(() -> add.keys("{a}x", "{a}y").args(1).asLong(), "takes 2 arguments (amount, who), and was given 1");
        assertRefused(() -> add.requestId("r1"), "another effect than once");
        assertRefused(() -> add.args(1, true), "java.lang.Boolean");
        assertRefused(() -> redis.script("-- KEYS: a\nreturn 1"), "does not say ARGV:");
    }

    @Test
    void once_sameRequest_isExecutedOnceAndAnsweredTheSame() {
        Script add = redis.script(ADD.formatted("once")).keys("{a}counter", "{a}last").args(3, "Ada");

        assertThat(add.requestId("r1").asLong()).isEqualTo(3);
        assertThat(add.requestId("r1").asLong()).isEqualTo(3);
        assertThat(add.requestId("r2").asLong()).isEqualTo(6);
        assertThat(add.asLong()).isEqualTo(9);
        assertThat(add.asLong()).isEqualTo(12);
    }

    @Test
    void once_record_expiresAndHasThePrefix() {
        redis = service(settings -> settings.keyPrefix("shop:"));
        Script add = redis.script(ADD.formatted("once")).keys("{a}counter", "{a}last").args(3, "Ada");

        add.requestId("r1").run();

        assertThat(raw.number("PTTL", "shop:once:{a}:" + add.name() + ":r1")).isBetween(1L, 60_000L);
    }

    @Test
    void once_repliesOfEveryKind_areRecordedAsTheyAre() {
        for (String reply : List.of("7", "2.9", "'b\\0'", "false", "true", "nil", "{1, {'x', 2.9}, false, 'y'}",
                "redis.status_reply('FINE')")) {
            Script script = once("return " + reply).requestId("r");
            assertThat(String.valueOf(script.asResponse())).as(reply)
                    .isEqualTo(String.valueOf(redis.script("return " + reply).asResponse()))
                    .isEqualTo(String.valueOf(script.asResponse()));
        }
    }

    @Test
    void once_errorAfterAWrite_isRecordedToo() {
        Script failing = redis.script(ONCE_HEAD.formatted("counter") + """
                redis.call('INCR', KEYS[1])
                return redis.call('LPUSH', KEYS[1], 'x')
                """).keys("n").requestId("r");

        assertThatThrownBy(failing::run).isInstanceOf(RedisServerException.class).hasMessageContaining("WRONGTYPE");
        assertThatThrownBy(failing::run).isInstanceOf(RedisServerException.class).hasMessageContaining("WRONGTYPE");
        assertThat(raw.text("GET", "n")).isEqualTo("1");
    }

    private Script once(String body) {
        return redis.script(ONCE_HEAD.formatted("none") + body);
    }
}

package io.redkit.runtime.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.redkit.RedisCommandRefusedException;
import io.redkit.testkit.TestRedis;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;

/** The same calls on an equally filled Redis have the same outcome as with the plain Vert.x client. */
class RedisApiDifferentialTest {

    static Stream<Function<RedisAPI, Future<Response>>> calls() {
        return Stream.of(api -> api.get("text"), api -> api.get("missing"), api -> api.get("list"),
                api -> api.set(List.of("key", "ü \r\n \uD83D\uDE00")), api -> api.set(List.of("text", "v", "NX")),
                api -> api.mget(List.of("text", "missing", "list")), api -> api.incr("text"), api -> api.incr("n"),
                api -> api.hgetall("hash"), api -> api.hgetall("missing"), api -> api.hmget(List.of("hash", "a", "x")),
                api -> api.lrange("list", "0", "-1"), api -> api.lpush(List.of("text", "x")), api -> api.smembers("set"),
                api -> api.sismember("set", "member"), api -> api.zrange(List.of("sorted", "0", "-1", "WITHSCORES")),
                api -> api.zscore("sorted", "member"), api -> api.zincrby("sorted", "0.5", "member"),
                api -> api.eval(List.of("return {1, 'two', {3.9, false}}", "0")),
                api -> api.eval(List.of("return redis.error_reply('MY error')", "0")),
                api -> api.eval(List.of("return {ok = 'fine'}", "0")), api -> api.type("hash"), api -> api.ttl("text"),
                api -> api.ping(List.of()), api -> api.ping(List.of("hello")), api -> api.echo("x"), api -> api.time(),
                api -> api.xrange(List.of("stream", "-", "+")), api -> api.xlen("stream"), api -> api.object(List.of("HELP")),
                api -> api.geoadd(List.of("geo", "13.4", "52.5", "Berlin")), api -> api.dbsize(), api -> api.scan(List.of("0")),
                api -> api.send(Command.SET, "null", null), api -> api.send(Command.RPUSH, "list", null, "", "x"),
                api -> api.send(Command.ECHO, (String) null), api -> api.send(Command.create("echo"), "x"),
                api -> api.send(Command.create("STRLEN"), "text"), api -> api.blpop(List.of("list", "1")),
                api -> api.blpop(List.of("missing", "0.01")), api -> api.client(List.of("GETREDIR")),
                api -> api.config(List.of("GET", "maxmemory")), api -> api.expire(List.of("text", "never")),
                api -> api.set(List.of("text", "v", "WRONG")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_anyCommand_hasTheOutcomeOfThePlainClient(Function<RedisAPI, Future<Response>> call) {
        fill();
        String expected = withoutTime(Twins.outcome(call.apply(Twins.PLAIN_API)));
        String expectedContent = content();
        fill();
        assertThat(withoutTime(Twins.outcome(call.apply(Twins.OUR_API)))).isEqualTo(expected);
        assertThat(content()).isEqualTo(expectedContent);
    }

    @Test
    void error_ofTheServer_isAnErrorTypeWithItsCode() {
        fill();
        assertThat(catchThrowable(() -> Twins.await(Twins.OUR_API.get("list")))).isInstanceOfSatisfying(ErrorType.class,
                error -> assertThat(error.is("WRONGTYPE")).isTrue());
    }

    @Test
    void stateful_onSharedConnections_isRefusedWithTheWayOut() {
        assertThat(catchThrowable(() -> Twins.await(Twins.OUR_API.multi()))).isInstanceOf(RedisCommandRefusedException.class)
                .hasMessageContaining("connect()");
    }

    @Test
    void close_ofTheSharedApi_doesNothing() {
        Twins.OUR_API.close();
        Twins.OURS.close();
        assertThat(Twins.await(Twins.OUR_API.ping(List.of()))).hasToString("PONG");
    }

    private static void fill() {
        TestRedis.RAW.flush();
        TestRedis.RAW.send("SET", "text", "value");
        TestRedis.RAW.send("HSET", "hash", "a", 1, "b", "ü");
        TestRedis.RAW.send("RPUSH", "list", "a", "b", "c");
        TestRedis.RAW.send("SADD", "set", "member");
        TestRedis.RAW.send("ZADD", "sorted", 1.5, "member", 3, "other");
        TestRedis.RAW.send("XADD", "stream", "1-1", "f", "v");
    }

    private static String content() {
        return Twins.describe(TestRedis.RAW.send("EVAL", "local all = redis.call('KEYS', '*'); table.sort(all);"
                + " local dumps = {}; for i, k in ipairs(all) do dumps[i] = k .. redis.call('DUMP', k) end; return dumps", 0));
    }

    /** Digits of a time differ from call to call. */
    private static String withoutTime(String outcome) {
        return outcome.matches("MULTI of \\[BULK \\d{10}\\] \\[BULK \\d+\\]") ? "a time" : outcome;
    }
}

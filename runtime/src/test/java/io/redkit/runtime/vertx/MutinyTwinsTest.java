package io.redkit.runtime.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.impl.types.ErrorType;

/** Mutiny's wrappers of Vert.x' types, over ours. */
class MutinyTwinsTest {

    private final Redis redis = Redis.newInstance(Twins.OURS);
    private final RedisAPI api = RedisAPI.newInstance(Twins.OUR_API);

    @BeforeEach
    void flush() {
        TestRedis.RAW.flush();
    }

    @Test
    void api_commands_work() {
        assertThat(api.set(List.of("key", "v")).await().indefinitely()).hasToString("OK");
        assertThat(api.getAndAwait("key")).hasToString("v");
        assertThat(api.get("missing").await().indefinitely()).isNull();
    }

    @Test
    void api_error_isAnErrorType() {
        TestRedis.RAW.send("LPUSH", "list", 1);
        assertThat(failureOf(api.get("list"))).isInstanceOfSatisfying(ErrorType.class,
                error -> assertThat(error.is("WRONGTYPE")).isTrue());
    }

    @Test
    void redis_sendBatchAndConnect_work() {
        assertThat(redis.sendAndAwait(Request.cmd(Command.INCR).arg("n"))).hasToString("1");
        assertThat(redis.batchAndAwait(List.of(Request.cmd(Command.INCR).arg("n"), Request.cmd(Command.GET).arg("missing")))
                .get(0)).hasToString("2");
        RedisConnection connection = redis.connectAndAwait();
        assertThat(connection.sendAndAwait(Request.cmd(Command.INCR).arg("n"))).hasToString("3");
        connection.closeAndAwait();
    }

    private static Throwable failureOf(Uni<?> uni) {
        return uni.onItemOrFailure().transform((item, failure) -> failure).await().indefinitely();
    }
}

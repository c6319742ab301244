package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.arc.ClientProxy;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.PlainVertxRedis;
import io.redkit.RedisService;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Request;

class PlainVertxRedisTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.database", "3")
            .overrideConfigKey("quarkus.redkit.\"carts\".devservices.provider", "embedded");

    @Inject
    RedisService redis;

    @Inject
    Redis shared;

    @Inject
    @PlainVertxRedis
    Redis plain;

    @Inject
    @PlainVertxRedis
    RedisAPI plainApi;

    @Inject
    @PlainVertxRedis("carts")
    RedisAPI plainCarts;

    @Test
    void plainRedis_isVertxOwnClient() {
        assertThat(ClientProxy.unwrap(plain)).isInstanceOf(io.vertx.redis.client.impl.RedisClient.class);
        assertThat(ClientProxy.unwrap(shared)).isNotInstanceOf(io.vertx.redis.client.impl.RedisClient.class);
    }

    @Test
    void plainRedis_usesServerAndDatabaseOfTheConfiguration() {
        redis.set("key", "value");

        assertThat(join(plain.send(Request.cmd(Command.GET).arg("key")))).hasToString("value");
        assertThat(join(plainApi.get("key"))).hasToString("value");
    }

    @Test
    void plainRedis_ofANamedClient_usesItsServer() {
        redis.set("mine", "default");
        join(plainCarts.set(List.of("mine", "carts")));

        assertThat(join(plainApi.get("mine"))).hasToString("default");
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Request;

class BeansTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"carts\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.key-prefix", "shop:");

    @Inject
    RedisService redis;

    @Inject
    ReactiveRedisService reactive;

    @Inject
    Redis vertxRedis;

    @Inject
    RedisAPI vertxApi;

    @Inject
    io.vertx.mutiny.redis.client.Redis mutinyRedis;

    @Inject
    io.vertx.mutiny.redis.client.RedisAPI mutinyApi;

    @Inject
    @RedisClientName("carts")
    RedisService carts;

    @Inject
    @RedisClientName("carts")
    RedisAPI cartsApi;

    @Test
    void blockingService_isInjected() {
        redis.set("blocking", "1");

        assertThat(redis.get("blocking")).isEqualTo("1");
    }

    @Test
    void reactiveService_isInjected() {
        reactive.set("reactive", "1").await().atMost(LIMIT);

        assertThat(reactive.get("reactive").await().atMost(LIMIT)).isEqualTo("1");
    }

    @Test
    void vertxRedis_takesKeysAsTheyAre() {
        redis.set("raw", "1");

        assertThat(vertxRedis.send(Request.cmd(Command.GET).arg("shop:raw")).toCompletionStage().toCompletableFuture().join())
                .hasToString("1");
    }

    @Test
    void vertxApi_takesKeysAsTheyAre() {
        redis.set("api", "1");

        assertThat(vertxApi.get("shop:api").toCompletionStage().toCompletableFuture().join()).hasToString("1");
    }

    @Test
    void mutinyTwins_areInjected() {
        redis.set("mutiny", "1");
        io.vertx.mutiny.redis.client.Request get = io.vertx.mutiny.redis.client.Request
                .cmd(io.vertx.mutiny.redis.client.Command.GET).arg("shop:mutiny");

        assertThat(mutinyApi.getAndAwait("shop:mutiny")).hasToString("1");
        assertThat(mutinyRedis.sendAndAwait(get)).hasToString("1");
    }

    @Test
    void namedClient_hasAServerOfItsOwn() {
        redis.set("mine", "default");
        carts.set("mine", "carts");

        assertThat(redis.get("mine")).isEqualTo("default");
        assertThat(cartsApi.get("mine").toCompletionStage().toCompletableFuture().join()).hasToString("carts");
    }
}

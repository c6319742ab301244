package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

class EventLoopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded");

    @Inject
    RedisService redis;

    @Inject
    ReactiveRedisService reactive;

    @Inject
    Vertx vertx;

    @Test
    void blockingService_onEventLoop_isRefusedAndNamesTheTwin() {
        Promise<String> result = Promise.promise();
        vertx.getOrCreateContext().runOnContext(ignored -> {
            try {
                result.complete(redis.get("key"));
            } catch (RuntimeException e) {
                result.fail(e);
            }
        });

        assertThatThrownBy(() -> result.future().toCompletionStage().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .cause().isInstanceOf(IllegalStateException.class).hasMessageContaining("ReactiveRedisService");
    }

    @Test
    void reactiveService_onEventLoop_emitsOnTheContextOfTheCaller() {
        Promise<Boolean> result = Promise.promise();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(ignored -> reactive.get("key").subscribe()
                .with(value -> result.complete(Vertx.currentContext() == context), result::fail));

        assertThat(result.future().toCompletionStage().toCompletableFuture().join()).isTrue();
    }
}

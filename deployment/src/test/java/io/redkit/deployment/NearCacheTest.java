package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.redkit.cache.NearCache;
import io.redkit.cache.ReactiveNearCache;

class NearCacheTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.near-cache.\"catalog\".prefix", "near-catalog:");

    @Inject
    RedisService redis;

    @Inject
    NearCache near;

    @Inject
    ReactiveNearCache reactiveNear;

    @Test
    void nearCache_injected_answersFromMemory() {
        redis.set("near-catalog:1", "lamp");

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            assertThat(near.text("catalog").get("near-catalog:1")).isEqualTo("lamp");
            return near.figures("catalog").hits() > 0;
        });

        assertThat(reactiveNear.text("catalog").get("near-catalog:1").await().atMost(Duration.ofSeconds(5))).isEqualTo("lamp");
    }
}

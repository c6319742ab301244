package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.core.type.TypeReference;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.*;

class SmokeTest {
    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.redkit.url", "redis://localhost:7777")
            .overrideRuntimeConfigKey("quarkus.redkit.key-prefix", "p:");
    @Inject
    RedisService redis;
    @Inject
    ReactiveRedisService reactive;
    @Inject
    io.vertx.redis.client.Redis raw;
    @Inject
    io.vertx.mutiny.redis.client.RedisAPI api;

    @Test
    void all() throws Exception {
        redis.set("a", "1");
        assertThat(redis.get("a")).isEqualTo("1");
        assertThat(redis.get("nope")).isNull();
        assertThat(redis.incr("a")).isEqualTo(2);
        redis.setJson("j", List.of(1, 2), Duration.ofSeconds(5));
        assertThat(redis.getJson("j", new TypeReference<List<Integer>>() {
        })).isEqualTo(List.of(1, 2));
        redis.hSet("h", Map.of("x", "y", "z", "w"));
        System.out.println(redis.hGetAll("h") + " " + redis.ttl("j") + " " + redis.healthCheck() + redis.diagnostics().memory()
                + redis.diagnostics().slowLog(5));
        System.out.println(reactive.get("a").await().atMost(Duration.ofSeconds(1)));
        System.out.println(api.getAndAwait("p:a") + " "
                + raw.send(io.vertx.redis.client.Request.cmd(io.vertx.redis.client.Command.GET).arg("p:a")).toCompletionStage()
                        .toCompletableFuture().get());
        System.out.println(redis.execute("BLPOP", "q", 1));
        try (DedicatedRedisService own = redis.duplicate()) {
            own.execute("MULTI");
            System.out.println(own.execute("INCR", "c"));
            System.out.println(own.execute("EXEC"));
        }
        for (String s : new String[] { "MULTI", "GTE" }) {
            try {
                redis.execute(s);
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
        try {
            redis.hGet("a", "x");
        } catch (RedisException e) {
            System.out.println(e + " " + e.delivery() + " " + e.getStackTrace()[0] + e.getStackTrace()[3]);
        }
    }
}

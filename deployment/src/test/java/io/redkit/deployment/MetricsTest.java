package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.ConnectionState;
import io.redkit.RedisClientName;
import io.redkit.RedisException;
import io.redkit.RedisService;
import io.redkit.cache.RedisCache;
import io.redkit.cache.RedisCacheName;
import io.redkit.devserver.RedisServer;

class MetricsTest {

    private static final String SECRET_KEY = "key-canary";
    private static final String SECRET_VALUE = "value-canary";

    @RegisterExtension
    static final QuarkusUnitTest APP = TestPort.applicationWithServerThere()
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-micrometer", Version.getVersion())))
            .overrideRuntimeConfigKey("quarkus.redkit.command-timeout", "500ms")
            .overrideRuntimeConfigKey("quarkus.redkit.degraded.after", "100ms")
            .overrideRuntimeConfigKey("quarkus.redkit.\"carts\".url", "redis://localhost:1");

    @Inject
    RedisService redis;

    @Inject
    @RedisClientName("carts")
    RedisService carts;

    @Inject
    @RedisCacheName("squares")
    RedisCache<Integer, Integer> squares;

    @Inject
    SimpleMeterRegistry registry;

    @Produces
    @Singleton
    static SimpleMeterRegistry registry() {
        return new SimpleMeterRegistry();
    }

    @Test
    void gauges_serverThere_tellThatTheClientIsReady() {
        try (RedisServer server = TestPort.startServer()) {
            await().until(redis::isHealthy);

            assertThat(gauge("redkit.ready")).isOne();
            assertThat(gauge("redkit.degraded")).isZero();
            assertThat(gauge("redkit.degraded.since")).isZero();
            assertThat(gauge("redkit.connections")).isPositive();
            assertThat(gauge("redkit.commands.in.flight")).isZero();
            assertThat(gauge("redkit.commands.queued")).isZero();
            assertThat(latency("0.5")).isPositive().isLessThanOrEqualTo(latency("0.99"));
        }
    }

    @Test
    void counters_commands_areCountedByOutcome() {
        try (RedisServer server = TestPort.startServer()) {
            await().until(redis::isHealthy);
            double before = commands("ok");
            double errorsBefore = commands("server_error");
            redis.set(SECRET_KEY, SECRET_VALUE);
            try {
                redis.incr(SECRET_KEY);
            } catch (RedisException expected) {
                // the value is no number
            }

            assertThat(commands("ok")).isEqualTo(before + 1);
            assertThat(commands("server_error")).isEqualTo(errorsBefore + 1);
        }
    }

    @Test
    void gauges_serverAway_tellThatTheClientIsDegradedAndSinceWhen() {
        await().until(() -> !redis.isHealthy() && redis.connectionState() == ConnectionState.DEGRADED);

        assertThat(gauge("redkit.ready")).isZero();
        assertThat(gauge("redkit.degraded")).isOne();
        assertThat(gauge("redkit.degraded.since")).isGreaterThan(1_700_000_000);
        assertThat(commands("connection")).isPositive();
    }

    @Test
    void meters_ofANamedClient_haveItsName() {
        assertThat(registry.get("redkit.ready").tag("client", "carts").gauge().value()).isZero();
    }

    @Test
    void counters_ofACache_countItsLoads() {
        try (RedisServer server = TestPort.startServer()) {
            await().until(redis::isHealthy);
            squares.get(4, number -> number * number);

            assertThat(registry.get("redkit.cache.loads").tags("client", "<default>", "cache", "squares").functionCounter()
                    .count()).isOne();
        }
    }

    @Test
    void tags_ofAllMeters_tellNothingOfCommands() {
        assertThat(registry.getMeters()).filteredOn(meter -> meter.getId().getName().startsWith("redkit."))
                .hasSizeGreaterThan(10).extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.toString()).doesNotContain(SECRET_KEY, SECRET_VALUE))
                .allSatisfy(
                        id -> assertThat(id.getTags()).extracting("key").isSubsetOf("client", "outcome", "quantile", "cache"));
    }

    private double gauge(String name) {
        return registry.get(name).tag("client", "<default>").gauge().value();
    }

    private double latency(String quantile) {
        return registry.get("redkit.commands.latency").tags("client", "<default>", "quantile", quantile).gauge().value();
    }

    private double commands(String outcome) {
        return registry.get("redkit.commands").tags("client", "<default>", "outcome", outcome).functionCounter().count();
    }
}

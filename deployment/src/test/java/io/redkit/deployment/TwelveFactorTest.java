package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;

class TwelveFactorTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("REDIS_HOST", "redis.example.test")
            .overrideConfigKey("REDIS_PORT", "6380");

    @Inject
    RedisService redis;

    @Test
    void environmentVariables_nothingElseConfigured_nameTheServer() {
        assertThat(redis.healthCheck())
                .satisfies(report -> assertThat(report.host()).isEqualTo("redis.example.test"))
                .satisfies(report -> assertThat(report.port()).isEqualTo(6380));
    }
}

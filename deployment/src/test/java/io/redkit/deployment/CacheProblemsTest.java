package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.cache.RedisCaches;

class CacheProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .overrideConfigKey("quarkus.redkit.cache.jitter", "7")
            .overrideConfigKey("quarkus.redkit.cache.\"users\".time-to-live", "0s")
            .assertException(failure -> assertThat(failure)
                    .hasMessageContaining("quarkus.redkit.cache.jitter")
                    .hasMessageContaining("quarkus.redkit.cache.\"users\".time-to-live"));

    @Singleton
    static class User {

        @Inject
        RedisCaches caches;
    }

    @Inject
    User user;

    @Test
    void start_wrongOptions_failsWithAllOfThem() {
        throw new AssertionError("it has started");
    }
}

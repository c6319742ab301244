package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.ratelimit.RateLimiter;

class RateLimitProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .overrideConfigKey("quarkus.redkit.rate-limit.local-subjects", "0")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"login\".permits", "0")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"login\".period", "1m")
            .overrideConfigKey("quarkus.redkit.rate-limit.export.period", "1h")
            .overrideConfigKey("quarkus.redkit.rate-limit.search.algorithm", "sliding-window")
            .overrideConfigKey("quarkus.redkit.rate-limit.search.permits", "5")
            .overrideConfigKey("quarkus.redkit.rate-limit.search.period", "1s")
            .overrideConfigKey("quarkus.redkit.rate-limit.search.burst", "9")
            .assertException(failure -> assertThat(failure).isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.redkit.rate-limit.local-subjects is 0; it must be at least 1")
                    .hasMessageContaining("quarkus.redkit.rate-limit.\"login\" cannot be used: permits is 0")
                    .hasMessageContaining("quarkus.redkit.rate-limit.\"export\".permits is missing")
                    .hasMessageContaining("quarkus.redkit.rate-limit.\"search\" cannot be used: burst is an option of GCRA"));

    @Inject
    RateLimiter limiter;

    @Test
    void start_limitsWithProblems_failsWithAllOfThem() {
        Assertions.fail("The application must not start");
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisService;

class ConfigurationProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.url", "http://user:canary-secret@localhost")
            .overrideConfigKey("quarkus.redkit.\"carts\".url", "redis://localhost/x")
            .overrideConfigKey("quarkus.redkit.\"carts\".command-timeout", "0s")
            .assertException(failure -> assertThat(failure)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.redkit.url")
                    .hasMessageContaining("quarkus.redkit.\"carts\".url")
                    .hasMessageContaining("quarkus.redkit.\"carts\".command-timeout")
                    .message().doesNotContain("canary-secret"));

    @Inject
    RedisService redis;

    @Inject
    @RedisClientName("carts")
    RedisService carts;

    @Test
    void start_severalProblems_failsWithAllOfThemAndNoSecret() {
        Assertions.fail("The application must not start");
    }
}

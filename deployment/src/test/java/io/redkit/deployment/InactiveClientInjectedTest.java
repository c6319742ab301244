package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.redis.client.RedisAPI;

class InactiveClientInjectedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .overrideConfigKey("quarkus.redkit.active", "false")
            .assertException(failure -> assertThat(failure)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.redkit.active=false")
                    .hasMessageContaining("InactiveClientInjectedTest#api"));

    @Inject
    RedisAPI api;

    @Test
    void start_inactiveClientInjectedDirectly_fails() {
        Assertions.fail("The application must not start");
    }
}

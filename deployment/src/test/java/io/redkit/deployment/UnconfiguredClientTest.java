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

class UnconfiguredClientTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.\"carts\".devservices.enabled", "false")
            .assertException(failure -> assertThat(failure)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.redkit.\"carts\".url")
                    .hasMessageContaining("UnconfiguredClientTest#carts"));

    @Inject
    @RedisClientName("carts")
    RedisService carts;

    @Test
    void start_namedClientNotConfigured_fails() {
        Assertions.fail("The application must not start");
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;

class UnixSocketRefusedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.vertx.prefer-native-transport", "false")
            .overrideRuntimeConfigKey("quarkus.redkit.url", "unix:///tmp/redis.sock")
            .assertException(failure -> assertThat(failure)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.vertx.prefer-native-transport"));

    @Inject
    RedisService redis;

    @Test
    void start_unixUrlWithoutNativeTransport_failsWithAdvice() {
        Assertions.fail("The application must not start");
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.pubsub.RedisListener;
import io.redkit.queue.RedisJob;

/** Methods that would never be called, because their client is switched off, are told at the start. */
class InactiveClientMethodsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(app -> app.addClass(Orders.class))
            .overrideConfigKey("quarkus.redkit.devservices.enabled", "false")
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .overrideConfigKey("quarkus.redkit.active", "false")
            .assertException(failure -> assertThat(failure)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.redkit.active=false")
                    .hasMessageContaining("Orders#onOrder")
                    .hasMessageContaining("Orders#send"));

    @ApplicationScoped
    static class Orders {

        @RedisListener("orders")
        void onOrder(String order) {
        }

        @RedisJob("mails")
        void send(String mail) {
        }
    }

    @Test
    void start_methodsOfAnInactiveClient_failsWithTheirNames() {
        Assertions.fail("The application must not start");
    }
}

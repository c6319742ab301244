package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.vertx.redis.client.Redis;

class UnusedClientTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.url", "not a URL, and nobody minds");

    @Test
    void beans_nobodyInjectsThem_areNotThere() {
        assertThat(Arc.container().select(RedisService.class).isUnsatisfied()).isTrue();
        assertThat(Arc.container().select(Redis.class).isUnsatisfied()).isTrue();
    }
}

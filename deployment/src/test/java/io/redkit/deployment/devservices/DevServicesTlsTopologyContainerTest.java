package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;

@Tag("container")
@ExtendWith(NeedsContainerEngine.class)
class DevServicesTlsTopologyContainerTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "container")
            .overrideConfigKey("quarkus.redkit.devservices.topology", "cluster")
            .overrideConfigKey("quarkus.redkit.devservices.tls", "true")
            .overrideConfigKey("quarkus.redkit.devservices.server-args", "--requirepass,open-sesame")
            .overrideConfigKey("quarkus.redkit.password", "open-sesame");

    @Inject
    RedisService redis;

    @Test
    void cluster_tlsAndPassword_servesAllSlots() {
        for (int i = 0; i < 100; i++) {
            redis.set("key" + i, "value" + i);
        }
        assertThat(redis.get("key7")).isEqualTo("value7");
    }
}

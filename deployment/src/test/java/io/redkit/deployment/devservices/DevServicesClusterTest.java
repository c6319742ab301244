package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;

class DevServicesClusterTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = DevServicesApp.using()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.devservices.topology", "cluster");

    @Inject
    RedisService redis;

    @Test
    void cluster_embedded_isUsedByTheClient() {
        for (int i = 0; i < 20; i++) {
            redis.set("key" + i, "value" + i);
        }
        assertThat(redis.get("key7")).isEqualTo("value7");
    }

    @Test
    void cluster_embedded_hasSixNodesThatServe() {
        assertThat(DevServicesApp.value("quarkus.redkit.url")).isEmpty();
        assertThat(List.of(DevServicesApp.value("quarkus.redkit.cluster-nodes").orElseThrow().split(","))).hasSize(6)
                .allSatisfy(node -> assertThat(DevServicesApp.ask("redis://" + node, "CLUSTER INFO", 2))
                        .contains("cluster_state:ok"));
    }
}

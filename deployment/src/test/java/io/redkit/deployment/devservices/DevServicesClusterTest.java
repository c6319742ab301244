package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.runtime.config.RedkitConfig;

class DevServicesClusterTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = DevServicesApp.using(RedkitConfig.DEFAULT_CLIENT)
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.devservices.topology", "cluster");

    @Test
    void cluster_embedded_hasSixNodesThatServe() {
        assertThat(DevServicesApp.value("quarkus.redkit.url")).isEmpty();
        assertThat(List.of(DevServicesApp.value("quarkus.redkit.cluster-nodes").orElseThrow().split(","))).hasSize(6)
                .allSatisfy(node -> assertThat(DevServicesApp.ask("redis://" + node, "CLUSTER INFO", 2))
                        .contains("cluster_state:ok"));
    }
}

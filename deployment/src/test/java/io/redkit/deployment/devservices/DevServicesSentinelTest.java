package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.runtime.config.RedkitConfig;

class DevServicesSentinelTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = DevServicesApp.using(RedkitConfig.DEFAULT_CLIENT)
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.devservices.topology", "sentinel");

    @Test
    void sentinel_embedded_hasThreeSentinelsThatKnowTheMaster() {
        String name = DevServicesApp.value("quarkus.redkit.sentinel.master-name").orElseThrow();
        assertThat(List.of(DevServicesApp.value("quarkus.redkit.sentinel.nodes").orElseThrow().split(","))).hasSize(3)
                .allSatisfy(node -> assertThat(
                        DevServicesApp.ask("redis://" + node, "SENTINEL GET-MASTER-ADDR-BY-NAME " + name, 5))
                        .contains("127.0.0.1"));
    }
}

package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.runtime.config.RedkitConfig;

@Tag("container")
@ExtendWith(NeedsContainerEngine.class)
class DevServicesTopologyContainerTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = DevServicesApp.using(RedkitConfig.DEFAULT_CLIENT, "sentinels", "secured")
            .overrideConfigKey("quarkus.redkit.devservices.provider", "container")
            .overrideConfigKey("quarkus.redkit.devservices.topology", "cluster")
            .overrideConfigKey("quarkus.redkit.\"sentinels\".devservices.provider", "container")
            .overrideConfigKey("quarkus.redkit.\"sentinels\".devservices.topology", "sentinel")
            .overrideConfigKey("quarkus.redkit.\"secured\".devservices.provider", "container")
            .overrideConfigKey("quarkus.redkit.\"secured\".devservices.tls", "true");

    @Inject
    @RedisClientName("secured")
    RedisService secured;

    @Test
    void cluster_container_announcesNodesThatAreReachableHere() throws Exception {
        List<String> nodes = List.of(DevServicesApp.value("quarkus.redkit.cluster-nodes").orElseThrow().split(","));
        assertThat(nodes).hasSize(6).allSatisfy(
                node -> assertThat(DevServicesApp.ask("redis://" + node, "CLUSTER INFO", 2)).contains("cluster_state:ok"));
        String announced = DevServicesApp.ask("redis://" + nodes.get(0), "CLUSTER NODES", 7).toString();
        assertThat(nodes).allSatisfy(node -> assertThat(announced).contains(' ' + node + '@'));
    }

    @Test
    void sentinels_container_announceAMasterThatIsReachableHere() throws Exception {
        List<String> nodes = List
                .of(DevServicesApp.value("quarkus.redkit.\"sentinels\".sentinel.nodes").orElseThrow().split(","));
        List<String> master = DevServicesApp.ask("redis://" + nodes.get(2), "SENTINEL GET-MASTER-ADDR-BY-NAME mymaster", 5);
        assertThat(DevServicesApp.ask("redis://" + master.get(2) + ":" + master.get(4), "ROLE", 3)).contains("master");
    }

    @Test
    void tls_container_isTrusted() {
        secured.set("key", "value");
        assertThat(secured.get("key")).isEqualTo("value");
    }
}

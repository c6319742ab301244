package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkus.deployment.IsDockerWorking;
import io.quarkus.deployment.builditem.DevServicesComposeProjectBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.DockerStatusBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.runtime.LaunchMode;
import io.redkit.deployment.RedkitBuildTimeConfig;
import io.redkit.deployment.RedkitClientBuildItem;
import io.smallrye.config.SmallRyeConfigBuilder;

class RunModeTest {

    @Test
    void services_runMode_areStartedAndKnownWhenTheStepEnds() throws Exception {
        DevServicesResultBuildItem service = services(LaunchMode.RUN);
        String url = service.getConfig().get("quarkus.redkit.\"run\".url");
        try {
            assertThat(service.isStartable()).isFalse();
            assertThat(DevServicesApp.ask(url, "PING")).isEqualTo("+PONG");
        } finally {
            DevServicesApp.ask(url, "SHUTDOWN NOSAVE", 0);
        }
    }

    @Test
    void services_developmentMode_areLeftToQuarkusToStart() {
        DevServicesResultBuildItem service = services(LaunchMode.DEVELOPMENT);
        assertThat(service.isStartable()).isTrue();
        assertThat(service.getServiceName()).isEqualTo("run");
    }

    private static DevServicesResultBuildItem services(LaunchMode mode) {
        ContainerEngineBuildItem engine = new ContainerEngineBuildItem(new DockerStatusBuildItem(new IsDockerWorking(true)),
                new DevServicesComposeProjectBuildItem(), mode, false, Optional.empty());
        LaunchModeBuildItem launchMode = new LaunchModeBuildItem(mode, Optional.empty(), false, Optional.empty(), false);
        List<DevServicesResultBuildItem> services = new DevServicesProcessor().services(
                List.of(new RedkitClientBuildItem("run")), config(), engine, launchMode);
        assertThat(services).hasSize(1);
        return services.get(0);
    }

    private static RedkitBuildTimeConfig config() {
        return new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withDefaultValues(Map.of("quarkus.redkit.\"run\".devservices.provider", "embedded"))
                .withMapping(RedkitBuildTimeConfig.class).build().getConfigMapping(RedkitBuildTimeConfig.class);
    }
}

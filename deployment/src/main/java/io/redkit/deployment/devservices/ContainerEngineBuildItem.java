package io.redkit.deployment.devservices;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.testcontainers.DockerClientFactory;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.deployment.builditem.DevServicesComposeProjectBuildItem;
import io.quarkus.deployment.builditem.DockerStatusBuildItem;
import io.quarkus.devservices.common.ComposeLocator;
import io.quarkus.devservices.common.ConfigureUtil;
import io.quarkus.devservices.common.ContainerAddress;
import io.quarkus.devservices.common.ContainerLocator;
import io.quarkus.runtime.LaunchMode;
import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;

/** The container engine of this machine, the containers that run in it, and how new ones are to be started. */
final class ContainerEngineBuildItem extends SimpleBuildItem {

    private static final ContainerLocator SHARED = ContainerLocator.locateContainerWithLabels(RedisContainer.PORT,
            RedisContainer.LABEL);

    private final DockerStatusBuildItem status;
    private final DevServicesComposeProjectBuildItem composeProject;
    private final LaunchMode launchMode;
    private final boolean sharedNetwork;
    private final Optional<Duration> startTimeout;

    ContainerEngineBuildItem(DockerStatusBuildItem status, DevServicesComposeProjectBuildItem composeProject,
            LaunchMode launchMode, boolean sharedNetwork, Optional<Duration> startTimeout) {
        this.status = status;
        this.composeProject = composeProject;
        this.launchMode = launchMode;
        this.sharedNetwork = sharedNetwork;
        this.startTimeout = startTimeout;
    }

    /** Whether containers can be started. The status alone is not enough: it is content with a client without an engine. */
    boolean isAvailable() {
        return status.isContainerRuntimeAvailable() && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Whether the application runs in a container itself, so that it does not reach servers on this machine's loopback. */
    boolean isSharedNetworkRequired() {
        return sharedNetwork;
    }

    /** Finds a running container of the project's compose file, or one that another application shares. */
    Optional<ContainerAddress> find(DevServices config) {
        return SHARED.locateContainer(config.serviceName(), config.shared(), launchMode)
                .or(() -> ComposeLocator.locateContainer(composeProject,
                        config.imageName().map(List::of).orElse(List.of("redis", "valkey")), RedisContainer.PORT, launchMode,
                        sharedNetwork));
    }

    RedisSource source(DevServices config) {
        return ServerRequest.of(config).isPlain() ? new ContainerSource(config, this) : new TopologySource(config, this);
    }

    RedisContainer container(DevServices config) {
        RedisContainer container = new RedisContainer(config, composeProject.getDefaultNetworkId(), sharedNetwork);
        startTimeout.ifPresent(container::withStartupTimeout);
        return container.withLabels(launchMode, config.serviceName());
    }

    TopologyContainer topologyContainer(DevServices config, List<Integer> ports) {
        TopologyContainer container = new TopologyContainer(config, ports, composeProject.getDefaultNetworkId(),
                sharedNetwork);
        startTimeout.ifPresent(container::withStartupTimeout);
        ConfigureUtil.configureLabels(container, launchMode);
        return container;
    }
}

package io.redkit.deployment.devservices;

import java.util.List;
import java.util.Optional;

import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;
import io.redkit.deployment.RedkitBuildTimeConfig.Topology;

/** A new container with one server, which other applications may use as well. */
final class ContainerSource implements RedisSource {

    private final DevServices config;
    private final ContainerEngineBuildItem engine;

    ContainerSource(DevServices config, ContainerEngineBuildItem engine) {
        this.config = config;
        this.engine = engine;
    }

    @Override
    public String name() {
        return "container of " + RedisContainer.image(config);
    }

    @Override
    public Optional<RunningRedis> start() {
        ImagePull.ensurePresent(RedisContainer.image(config));
        RedisContainer container = engine.container(config);
        container.start();
        return Optional.of(new RunningRedis(name(), Topology.STANDALONE, List.of(container.address() + ":" + container.port()),
                Optional.empty(),
                container.getContainerId(), container::close));
    }
}

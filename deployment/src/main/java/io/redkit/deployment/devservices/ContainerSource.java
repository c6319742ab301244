package io.redkit.deployment.devservices;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;

/** A new container with one server. */
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
        Optional<Path> authority = config.tls() ? Optional.of(ContainerTls.install(container, container.address()))
                : Optional.empty();
        container.start();
        return Optional.of(new RunningRedis(name(), List.of(container.address() + ":" + container.port()), authority,
                container.getContainerId(), container::close));
    }
}

package io.redkit.deployment.devservices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkus.devservices.common.ContainerAddress;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;
import io.redkit.deployment.RedkitBuildTimeConfig.Provider;

/** Which sources come into question for a client, by its configuration and by what this machine has. */
final class SourceChoice {

    private final DevServices config;
    private final ContainerEngineBuildItem engine;
    private final boolean containers;

    SourceChoice(DevServices config, ContainerEngineBuildItem engine) {
        this.config = config;
        this.engine = engine;
        // The engine is asked only where it matters, because the question may take a while. That there is none is an error
        // worth the details only where a container is demanded.
        this.containers = switch (config.provider()) {
            case AUTO -> EngineTraces.any() && EngineQuestion.askQuietly(engine::isAvailable);
            case CONTAINER -> engine.isAvailable();
            case SERVER, EMBEDDED -> false;
        };
    }

    /** A container that runs already and is to be used. */
    Optional<ContainerAddress> running() {
        return containers && ServerRequest.of(config).isPlain() ? engine.find(config) : Optional.empty();
    }

    /**
     * The sources to try, in their order.
     *
     * @throws ConfigurationException if a container is demanded and there is no engine
     */
    List<RedisSource> sources() {
        ServerRequest request = ServerRequest.of(config);
        return switch (config.provider()) {
            case AUTO -> auto(request);
            case CONTAINER -> List.of(container());
            case SERVER -> List.of(ServerSource.onPath(request));
            case EMBEDDED -> List.of(ServerSource.embedded(request));
        };
    }

    private List<RedisSource> auto(ServerRequest request) {
        List<RedisSource> sources = new ArrayList<>();
        if (containers) {
            sources.add(container());
        }
        if (!containers || !engine.isSharedNetworkRequired()) {
            sources.add(ServerSource.onPath(request));
            sources.add(ServerSource.embedded(request));
        }
        return sources;
    }

    private RedisSource container() {
        if (!containers) {
            throw new ConfigurationException("Dev services for Redis: the provider is '" + Provider.CONTAINER
                    + "', but no container engine answers. Start one, or set quarkus.redkit.devservices.provider to auto.");
        }
        return engine.source(config);
    }
}

package io.redkit.deployment.devservices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesComposeProjectBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.DevServicesSharedNetworkBuildItem;
import io.quarkus.deployment.builditem.DockerStatusBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.devservices.common.ContainerAddress;
import io.quarkus.runtime.LaunchMode;
import io.redkit.deployment.RedkitBuildTimeConfig;
import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;
import io.redkit.deployment.RedkitClientBuildItem;

/** Gives each client that is used and not configured a Redis of its own. */
@BuildSteps(onlyIf = { IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class })
final class DevServicesProcessor {

    private static final String FEATURE = "redkit";

    @BuildStep
    ContainerEngineBuildItem containerEngine(DockerStatusBuildItem status, DevServicesComposeProjectBuildItem composeProject,
            LaunchModeBuildItem launchMode, List<DevServicesSharedNetworkBuildItem> sharedNetwork, DevServicesConfig config) {
        return new ContainerEngineBuildItem(status, composeProject, launchMode.getLaunchMode(),
                DevServicesSharedNetworkBuildItem.isSharedNetworkRequired(config, sharedNetwork), config.timeout());
    }

    @BuildStep
    List<DevServicesResultBuildItem> services(List<RedkitClientBuildItem> clients, RedkitBuildTimeConfig config,
            ContainerEngineBuildItem engine, LaunchModeBuildItem launchMode) {
        Config values = ConfigProvider.getConfig();
        boolean startNow = launchMode.getLaunchMode() == LaunchMode.RUN;
        List<DevServicesResultBuildItem> services = new ArrayList<>();
        for (String name : clients.stream().map(RedkitClientBuildItem::name).distinct().sorted().toList()) {
            ClientKeys client = new ClientKeys(name);
            // The mapping has defaults, so that there is a value for every name.
            DevServices devservices = Objects.requireNonNull(config.clients().get(name)).devservices();
            if (devservices.enabled() && client.isActive(values) && !client.isConfigured(values)) {
                services.add(service(client, devservices, new SourceChoice(devservices, engine), startNow));
            }
        }
        return services;
    }

    private static DevServicesResultBuildItem service(ClientKeys client, DevServices config, SourceChoice choice,
            boolean startNow) {
        Optional<ContainerAddress> running = choice.running();
        if (running.isPresent()) {
            return discovered(client, running.get());
        }
        List<RedisSource> sources = choice.sources();
        ServiceConfiguration configuration = new ServiceConfiguration(client, ServerRequest.of(config));
        return startNow ? started(new RedisDevService(client, sources), configuration)
                : startable(client, config, sources, configuration);
    }

    private static DevServicesResultBuildItem discovered(ClientKeys client, ContainerAddress container) {
        return DevServicesResultBuildItem.discovered().name(FEATURE).containerId(container.getId())
                .config(Map.of(client.full("url"), "redis://" + container.getUrl())).build();
    }

    private static DevServicesResultBuildItem startable(ClientKeys client, DevServices config, List<RedisSource> sources,
            ServiceConfiguration configuration) {
        Map<String, Function<RedisDevService, String>> values = new TreeMap<>();
        configuration.values().forEach((key, value) -> values.put(key, service -> value.apply(service.running())));
        return DevServicesResultBuildItem.<RedisDevService> owned().feature(FEATURE).serviceName(client.client())
                .serviceConfig(config).startable(() -> new RedisDevService(client, sources))
                .postStartHook(RedisDevService::announce).configProvider(values).build();
    }

    /**
     * Starts a service at once. {@code quarkus:run} hands on only what is known when the build step ends, and never starts
     * or closes anything: the servers end with the process of the build tool.
     */
    private static DevServicesResultBuildItem started(RedisDevService service, ServiceConfiguration configuration) {
        service.start();
        service.announce();
        return DevServicesResultBuildItem.discovered().name(FEATURE).description(service.running().description())
                .containerId(service.getContainerId()).config(configuration.of(service.running())).build();
    }
}

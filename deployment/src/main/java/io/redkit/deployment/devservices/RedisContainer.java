package io.redkit.deployment.devservices;

import java.util.List;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import io.quarkus.devservices.common.ConfigureUtil;
import io.quarkus.runtime.LaunchMode;
import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;

/** A container of Redis or of a compatible server. */
final class RedisContainer extends GenericContainer<RedisContainer> {

    static final int PORT = 6379;

    /** By this label other applications find the container. */
    static final String LABEL = "quarkus-dev-service-redkit";

    private static final String DEFAULT_IMAGE = "docker.io/redis:7";

    private final OptionalInt hostPort;
    private final boolean sharedNetwork;
    private final String networkAlias;

    RedisContainer(DevServices config, @Nullable String networkId, boolean sharedNetwork) {
        super(DockerImageName.parse(image(config)));
        this.hostPort = config.port();
        this.sharedNetwork = sharedNetwork;
        this.networkAlias = ConfigureUtil.configureNetwork(this, networkId, sharedNetwork, "redis");
        withEnv(config.containerEnv());
        config.serverArgs().map(List::stream).ifPresent(arguments -> withCommand(arguments.toArray(String[]::new)));
    }

    static String image(DevServices config) {
        return config.imageName().orElse(DEFAULT_IMAGE);
    }

    RedisContainer withLabels(LaunchMode launchMode, String serviceName) {
        ConfigureUtil.configureLabels(this, launchMode);
        return ConfigureUtil.configureSharedServiceLabel(this, launchMode, LABEL, serviceName);
    }

    /** The host as the application sees it. */
    String address() {
        return sharedNetwork ? networkAlias : getHost();
    }

    /** The port as the application sees it. */
    int port() {
        return sharedNetwork ? PORT : getMappedPort(PORT);
    }

    @Override
    protected void configure() {
        if (!sharedNetwork) {
            hostPort.ifPresentOrElse(port -> addFixedExposedPort(port, PORT), () -> addExposedPort(PORT));
        }
    }
}

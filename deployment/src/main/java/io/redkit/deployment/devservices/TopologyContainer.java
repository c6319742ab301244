package io.redkit.deployment.devservices;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

import io.quarkus.devservices.common.ConfigureUtil;
import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;
import io.redkit.devserver.RedisTls;

/**
 * A container with several servers that find each other and are found from outside at the same addresses: the ports inside
 * are the ports outside, and the servers announce the loopback address, which means this container inside and its published
 * ports outside. In a network that the application shares they announce the address of the container.
 */
final class TopologyContainer extends GenericContainer<TopologyContainer> {

    static final String LOOPBACK = "127.0.0.1";

    private static final String DIRECTORY = "/redkit/";
    private static final String SCRIPT = "topology.sh";

    // The servers in the container may run as another user.
    private static final int READABLE = 0644;

    private final List<Integer> ports;
    private final boolean sharedNetwork;
    private final Optional<RedisTls> tls;
    private final String networkAlias;

    TopologyContainer(DevServices config, List<Integer> ports, @Nullable String networkId, boolean sharedNetwork) {
        super(DockerImageName.parse(RedisContainer.image(config)));
        this.ports = ports;
        this.sharedNetwork = sharedNetwork;
        this.tls = config.tls() ? Optional.of(RedisTls.selfSigned()) : Optional.empty();
        this.networkAlias = ConfigureUtil.configureNetwork(this, networkId, sharedNetwork, "redis");
        withEnv(config.containerEnv());
        prepare(ServerRequest.of(config));
        withCopyFileToContainer(MountableFile.forClasspathResource("io/redkit/deployment/devservices/" + SCRIPT, READABLE),
                DIRECTORY + SCRIPT);
        withCreateContainerCmdModifier(command -> command.withEntrypoint("sh", DIRECTORY + SCRIPT));
        waitingFor(Wait.forLogMessage(".*redkit: ready.*", 1));
    }

    private void prepare(ServerRequest request) {
        withEnv("REDKIT_TOPOLOGY", request.topology().name());
        withEnv("REDKIT_PORTS", ports.stream().map(Object::toString).collect(Collectors.joining(" ")));
        withEnv("REDKIT_ADDRESS", sharedNetwork ? "" : LOOPBACK);
        withEnv("REDKIT_TLS", tls.isPresent() ? DIRECTORY : "");
        withEnv("REDKIT_MASTER_NAME", ServerRequest.MASTER_NAME);
        withEnv("REDKIT_DOWN_AFTER", Long.toString(ServerRequest.DOWN_AFTER.toMillis()));
        request.password().ifPresent(password -> withEnv("REDISCLI_AUTH", password));
        withCommand(request.arguments().toArray(String[]::new));
        tls.ifPresent(files -> {
            withCopyFileToContainer(MountableFile.forHostPath(files.certificate(), READABLE), DIRECTORY + "redis.crt");
            withCopyFileToContainer(MountableFile.forHostPath(files.privateKey(), READABLE), DIRECTORY + "redis.key");
        });
    }

    /**
     * Makes sure that the announced addresses will be right.
     *
     * @throws IllegalStateException if they cannot be
     */
    void requireReachable() {
        if (!sharedNetwork && !getHost().equals("localhost") && !getHost().equals(LOOPBACK)) {
            throw new IllegalStateException("the container engine is on another machine, " + getHost());
        }
        if (sharedNetwork && tls.isPresent()) {
            throw new IllegalStateException("the address of the container is not known before its certificate is made");
        }
    }

    /** The certificate to trust; empty without TLS. */
    Optional<Path> authority() {
        return tls.map(RedisTls::authority);
    }

    /** The host as the application sees it. */
    String address() {
        return sharedNetwork ? networkAlias : LOOPBACK;
    }

    @Override
    protected void configure() {
        if (!sharedNetwork) {
            ports.forEach(port -> addFixedExposedPort(port, port));
        }
    }
}

package io.redkit.deployment.devservices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;
import io.redkit.deployment.RedkitBuildTimeConfig.Topology;
import io.redkit.devserver.RedisServer;

/** A new container of our own with TLS, with a cluster, or with a master, a replica and sentinels. */
final class TopologySource implements RedisSource {

    private static final int DATA_SERVERS_BESIDE_SENTINELS = 2;

    private final DevServices config;
    private final ContainerEngineBuildItem engine;
    private final ServerRequest request;

    TopologySource(DevServices config, ContainerEngineBuildItem engine) {
        this.config = config;
        this.engine = engine;
        this.request = ServerRequest.of(config);
    }

    @Override
    public String name() {
        String kind = switch (request.topology()) {
            case STANDALONE -> "";
            case CLUSTER -> "cluster in a ";
            case SENTINEL -> "sentinels in a ";
        };
        return kind + "container of " + RedisContainer.image(config);
    }

    @Override
    public Optional<RunningRedis> start() {
        ImagePull.ensurePresent(RedisContainer.image(config));
        List<Integer> ports = ports();
        TopologyContainer container = engine.topologyContainer(config, ports);
        container.requireReachable();
        container.start();
        List<Integer> entries = request.topology() == Topology.SENTINEL
                ? ports.subList(DATA_SERVERS_BESIDE_SENTINELS, ports.size())
                : ports;
        return Optional.of(new RunningRedis(name(), request.topology(),
                entries.stream().map(port -> container.address() + ":" + port).toList(),
                container.authority(), container.getContainerId(), container::close));
    }

    private List<Integer> ports() {
        int number = switch (request.topology()) {
            case STANDALONE -> 1;
            case CLUSTER -> 2 * ServerRequest.MASTERS;
            case SENTINEL -> DATA_SERVERS_BESIDE_SENTINELS + ServerRequest.SENTINELS;
        };
        if (request.port().isPresent()) {
            return IntStream.range(0, number).mapToObj(i -> request.port().getAsInt() + i).toList();
        }
        TreeSet<Integer> free = new TreeSet<>();
        while (free.size() < number) {
            free.add(RedisServer.freePort());
        }
        return new ArrayList<>(free);
    }
}

package io.redkit.deployment.devservices;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.redkit.deployment.RedkitBuildTimeConfig.Topology;
import io.redkit.devserver.RedisCluster;
import io.redkit.devserver.RedisClusterOptions;
import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisSentinelsOptions;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.devserver.RedisTls;

/**
 * Servers as processes of this machine.
 *
 * @param name what it is, for people
 * @param binary finds the executable
 * @param request what to start
 */
record ServerSource(String name, Supplier<Optional<RedisServerBinary>> binary, ServerRequest request) implements RedisSource {

    static ServerSource onPath(ServerRequest request) {
        return new ServerSource("valkey-server or redis-server on the PATH", RedisServerBinary::onPath, request);
    }

    static ServerSource embedded(ServerRequest request) {
        return new ServerSource("embedded server", () -> Optional.of(RedisServerBinary.embedded()), request);
    }

    @Override
    public Optional<RunningRedis> start() {
        return binary.get().map(request::options).map(this::start);
    }

    private RunningRedis start(RedisServerOptions options) {
        return switch (request.topology()) {
            case STANDALONE -> standalone(options);
            case CLUSTER -> cluster(options);
            case SENTINEL -> sentinels(options);
        };
    }

    private static RunningRedis standalone(RedisServerOptions options) {
        RedisServer server = RedisServer.start(options);
        return new RunningRedis(options.binary().toString(), Topology.STANDALONE, List.of(address(server)), authority(options),
                null,
                server::close);
    }

    private static RunningRedis cluster(RedisServerOptions options) {
        RedisCluster cluster = RedisCluster.start(RedisClusterOptions.of(options).withMasters(ServerRequest.MASTERS)
                .withNodeTimeout(ServerRequest.DOWN_AFTER));
        List<String> addresses = cluster.nodes().stream().map(node -> address(node.server())).toList();
        return new RunningRedis("cluster of " + options.binary(), Topology.CLUSTER, addresses, authority(options), null,
                cluster::close);
    }

    private static RunningRedis sentinels(RedisServerOptions options) {
        RedisSentinelsOptions.Watch watch = new RedisSentinelsOptions.Watch(ServerRequest.MASTER_NAME,
                ServerRequest.SENTINELS / 2 + 1, ServerRequest.DOWN_AFTER);
        RedisSentinels sentinels = RedisSentinels.start(RedisSentinelsOptions.of(options)
                .withSentinels(ServerRequest.SENTINELS).withWatch(watch));
        List<String> addresses = sentinels.sentinels().stream().map(ServerSource::address).toList();
        return new RunningRedis("sentinels of " + options.binary(), Topology.SENTINEL, addresses, authority(options), null,
                sentinels::close);
    }

    private static String address(RedisServer server) {
        return server.host() + ":" + server.port();
    }

    private static Optional<Path> authority(RedisServerOptions options) {
        return options.tls().map(RedisTls::authority);
    }
}

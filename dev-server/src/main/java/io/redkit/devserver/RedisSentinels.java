package io.redkit.devserver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A master with its replicas and the sentinels that watch them, on the loopback interface; they keep everything in memory and
 * end with this Java process.
 * <p>
 * Safe for use by several threads. All methods block until what they do is done.
 */
public final class RedisSentinels implements AutoCloseable {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(30);

    private final RedisSentinelsOptions.Watch watch;
    private final List<RedisServer> servers;
    private final List<RedisServer> sentinels;

    private RedisSentinels(RedisSentinelsOptions.Watch watch, List<RedisServer> servers, List<RedisServer> sentinels) {
        this.watch = watch;
        this.servers = servers;
        this.sentinels = sentinels;
    }

    /**
     * Starts a master, a replica and three sentinels of the embedded server.
     *
     * @throws RedisServerException if they do not come to be
     */
    public static RedisSentinels start() {
        return start(RedisSentinelsOptions.embedded());
    }

    /**
     * Starts all servers and waits until each sentinel knows all others and is ready to make each replica the master.
     *
     * @throws RedisServerException if they do not come to be
     */
    public static RedisSentinels start(RedisSentinelsOptions options) {
        ServerGroup servers = new ServerGroup(options.server());
        ServerGroup sentinels = new ServerGroup(options.sentinel());
        try {
            RedisServer master = servers.start(ServerRole.standalone());
            for (int i = 0; i < options.replicas(); i++) {
                servers.start(ServerRole.replicaOf(master.port()));
            }
            for (int i = 0; i < options.sentinels(); i++) {
                sentinels.start(ServerRole.sentinel(options, master.port()));
            }
            RedisSentinels started = new RedisSentinels(options.watch(), servers.list(), sentinels.list());
            started.awaitReady();
            return started;
        } catch (RuntimeException e) {
            sentinels.close();
            servers.close();
            throw e;
        }
    }

    /** The name that the sentinels know the master by. */
    public String masterName() {
        return watch.masterName();
    }

    /** The data servers, dead or alive: first the one that was the master at first. */
    public List<RedisServer> servers() {
        return servers;
    }

    /** The sentinels, dead or alive. */
    public List<RedisServer> sentinels() {
        return sentinels;
    }

    /** All sentinels as {@code host:port,host:port}. */
    public String addresses() {
        return sentinels.stream().map(sentinel -> sentinel.host() + ":" + sentinel.port()).collect(Collectors.joining(","));
    }

    /**
     * The data server that is the master now, as the first sentinel that answers knows it.
     *
     * @throws RedisServerException if no sentinel answers
     */
    public RedisServer master() {
        int port = sentinels.stream().filter(RedisServer::isAlive).flatMap(this::masterPort).findFirst()
                .orElseThrow(() -> new RedisServerException("No sentinel knows the master"));
        return servers.stream().filter(server -> server.port() == port).findFirst().orElseThrow();
    }

    /** The data servers that run and are not the master now. */
    public List<RedisServer> replicas() {
        RedisServer master = master();
        return servers.stream().filter(server -> server.isAlive() && server != master).toList();
    }

    /**
     * Waits until the sentinels that run agree on a master that runs, know each other, and know all other data servers that run
     * as its replicas, without a doubt. After the master ended, this is when another one has taken over. A former master that
     * was restarted is told to follow only after about ten seconds.
     *
     * @throws RedisServerException if they do not within 30 seconds
     */
    public void awaitReady() {
        new Patience(READY_TIMEOUT).await("Waiting for the sentinels",
                () -> new SentinelReadiness(watch.masterName(), servers, sentinels).isReached());
    }

    /** Ends all servers and removes their directories. Closing again does nothing. */
    @Override
    public void close() {
        sentinels.forEach(RedisServer::close);
        servers.forEach(RedisServer::close);
    }

    private Stream<Integer> masterPort(RedisServer sentinel) {
        try (RespConnection connection = sentinel.access().open()) {
            List<?> address = connection.list("SENTINEL", "GET-MASTER-ADDR-BY-NAME", watch.masterName());
            return Stream.of(Integer.valueOf(String.valueOf(address.get(1))));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}

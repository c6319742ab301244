package io.redkit.devserver;

import java.time.Duration;

/**
 * How {@link RedisSentinels} are started. Immutable; each {@code with} method returns a changed copy.
 *
 * @param server how the master and the replicas are started; a fixed port is that of the master, the others take the following
 *        ones
 * @param replicas number of replicas
 * @param sentinel how each sentinel is started; its password is that of the sentinels
 * @param sentinels number of sentinels
 * @param watch what the sentinels watch
 */
public record RedisSentinelsOptions(RedisServerOptions server, int replicas, RedisServerOptions sentinel, int sentinels,
        Watch watch) {

    private static final int DEFAULT_SENTINELS = 3;
    private static final Watch DEFAULT_WATCH = new Watch("mymaster", 2, Duration.ofSeconds(1));

    public RedisSentinelsOptions {
        if (replicas < 0 || sentinels < 1 || watch.quorum() < 1 || watch.quorum() > sentinels) {
            throw new IllegalArgumentException("A quorum of " + watch.quorum() + " out of " + sentinels
                    + " sentinels cannot be had, or " + replicas + " is no number of replicas");
        }
    }

    /**
     * What the sentinels watch.
     *
     * @param masterName name of the master
     * @param quorum number of sentinels that must agree that the master is down
     * @param downAfter time after which a mute server counts as down
     */
    public record Watch(String masterName, int quorum, Duration downAfter) {
    }

    /** A master {@code mymaster} with one replica, and three sentinels that take over after a second; they have no password. */
    public static RedisSentinelsOptions of(RedisServerOptions server) {
        RedisServerOptions plain = RedisServerOptions.of(server.binary()).withStartTimeout(server.startTimeout());
        RedisServerOptions sentinel = server.tls().map(plain::withTls).orElse(plain);
        return new RedisSentinelsOptions(server, 1, sentinel, DEFAULT_SENTINELS, DEFAULT_WATCH);
    }

    /** The same with the embedded server. */
    public static RedisSentinelsOptions embedded() {
        return of(RedisServerOptions.embedded());
    }

    /** Replaces the number of replicas. */
    public RedisSentinelsOptions withReplicas(int number) {
        return new RedisSentinelsOptions(server, number, sentinel, sentinels, watch);
    }

    /** Replaces the number of sentinels, and takes more than half of them as the quorum. */
    public RedisSentinelsOptions withSentinels(int number) {
        return new RedisSentinelsOptions(server, replicas, sentinel, number,
                new Watch(watch.masterName(), number / 2 + 1, watch.downAfter()));
    }

    /** Replaces how each sentinel is started. */
    public RedisSentinelsOptions withSentinel(RedisServerOptions options) {
        return new RedisSentinelsOptions(server, replicas, options, sentinels, watch);
    }

    /** Replaces what the sentinels watch. */
    public RedisSentinelsOptions withWatch(Watch replacement) {
        return new RedisSentinelsOptions(server, replicas, sentinel, sentinels, replacement);
    }
}

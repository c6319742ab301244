package io.redkit.devserver;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * What a server is started as.
 *
 * @param directives lines of its configuration, besides those that follow from its options
 * @param flags arguments that come before those of its options
 * @param freePort finds a port for it
 */
record ServerRole(List<String> directives, List<String> flags, IntSupplier freePort) {

    private static final List<String> NOTHING_ON_DISK = List.of("save \"\"", "appendonly no", "repl-diskless-sync yes",
            "repl-diskless-sync-delay 0");

    private static final int FAILOVER_TIMEOUT_MILLIS = 3_000;

    static ServerRole standalone() {
        return new ServerRole(NOTHING_ON_DISK, List.of(), FreePort::find);
    }

    static ServerRole replicaOf(int masterPort) {
        return standalone().with("replicaof " + ServerAccess.HOST + " " + masterPort);
    }

    static ServerRole clusterNode(Duration nodeTimeout) {
        return new ServerRole(NOTHING_ON_DISK, List.of(), FreePort::findWithBus).with("cluster-enabled yes",
                "cluster-config-file nodes.conf", "cluster-node-timeout " + nodeTimeout.toMillis(),
                "cluster-announce-ip " + ServerAccess.HOST);
    }

    static ServerRole sentinel(RedisSentinelsOptions options, int masterPort) {
        String name = options.watch().masterName();
        ServerRole sentinel = new ServerRole(List.of(), List.of("--sentinel"), FreePort::find).with(
                "sentinel monitor " + name + " " + ServerAccess.HOST + " " + masterPort + " " + options.watch().quorum(),
                "sentinel down-after-milliseconds " + name + " " + options.watch().downAfter().toMillis(),
                "sentinel failover-timeout " + name + " " + FAILOVER_TIMEOUT_MILLIS);
        return options.server().password()
                .map(password -> sentinel.with("sentinel auth-pass " + name + " " + ServerConfiguration.quoted(password)))
                .orElse(sentinel);
    }

    private ServerRole with(String... more) {
        return new ServerRole(Stream.concat(directives.stream(), Arrays.stream(more)).toList(),
                flags, freePort);
    }
}

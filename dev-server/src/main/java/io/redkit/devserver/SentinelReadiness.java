package io.redkit.devserver;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the sentinels that run could replace the master, and agree on which server that is. */
final class SentinelReadiness {

    private static final Set<String> TROUBLE = Set.of("s_down", "o_down", "disconnected", "failover_in_progress");

    private final String masterName;
    private final List<RedisServer> servers;
    private final List<RedisServer> sentinels;

    /** Takes all servers, and asks those that run now. */
    SentinelReadiness(String masterName, List<RedisServer> servers, List<RedisServer> sentinels) {
        this.masterName = masterName;
        this.servers = servers.stream().filter(RedisServer::isAlive).toList();
        this.sentinels = sentinels.stream().filter(RedisServer::isAlive).toList();
    }

    boolean isReached() throws IOException {
        Set<String> masters = new HashSet<>();
        for (RedisServer sentinel : sentinels) {
            try (RespConnection connection = sentinel.access().open()) {
                Map<String, String> master = fields(connection.list("SENTINEL", "MASTER", masterName));
                masters.add(master.getOrDefault("port", ""));
                if (!isTrusted(master, "master") || trusted(connection, "REPLICAS", "slave") < servers.size() - 1
                        || trusted(connection, "SENTINELS", "sentinel") < sentinels.size() - 1) {
                    return false;
                }
            }
        }
        return masters.size() == 1 && follow(masters.iterator().next());
    }

    /** The servers say themselves whether they follow: sentinels ask only every ten seconds. */
    private boolean follow(String masterPort) throws IOException {
        boolean masterRuns = false;
        for (RedisServer server : servers) {
            boolean isMaster = masterPort.equals(Integer.toString(server.port()));
            try (RespConnection connection = server.access().open()) {
                Replication replication = Replication.of(connection);
                if (!replication.connected() || isMaster != (replication.role() == RedisRole.MASTER)) {
                    return false;
                }
            }
            masterRuns |= isMaster;
        }
        return masterRuns;
    }

    private long trusted(RespConnection sentinel, String others, String kind) throws IOException {
        return sentinel.list("SENTINEL", others, masterName).stream().map(SentinelReadiness::fields)
                .filter(other -> isTrusted(other, kind)).count();
    }

    private static boolean isTrusted(Map<String, String> instance, String kind) {
        Set<String> flags = Set.of(instance.getOrDefault("flags", "").split(","));
        return flags.contains(kind) && TROUBLE.stream().noneMatch(flags::contains);
    }

    private static Map<String, String> fields(Object reply) {
        Map<String, String> fields = new HashMap<>();
        if (reply instanceof List<?> list) {
            for (int i = 0; i + 1 < list.size(); i += 2) {
                fields.put(String.valueOf(list.get(i)), String.valueOf(list.get(i + 1)));
            }
        }
        return fields;
    }
}

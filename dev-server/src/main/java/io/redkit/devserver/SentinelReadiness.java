package io.redkit.devserver;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the sentinels that run could replace the master, and agree on which server that is. */
final class SentinelReadiness {

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
                if (!isFine(master, "master") || !knowsReplicas(connection) || !knowsSentinels(connection)) {
                    return false;
                }
            }
        }
        return masters.size() == 1 && servers.stream().anyMatch(server -> masters.contains(Integer.toString(server.port())));
    }

    private boolean knowsReplicas(RespConnection sentinel) throws IOException {
        return sentinel.list("SENTINEL", "REPLICAS", masterName).stream().map(SentinelReadiness::fields)
                .filter(replica -> isFine(replica, "slave") && "ok".equals(replica.get("master-link-status")))
                .count() >= servers.size() - 1;
    }

    private boolean knowsSentinels(RespConnection sentinel) throws IOException {
        return sentinel.list("SENTINEL", "SENTINELS", masterName).stream().map(SentinelReadiness::fields)
                .filter(other -> isFine(other, "sentinel")).count() >= sentinels.size() - 1;
    }

    /** Whether the sentinel has no doubts: those come as further flags. */
    private static boolean isFine(Map<String, String> instance, String flags) {
        return flags.equals(instance.get("flags"));
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

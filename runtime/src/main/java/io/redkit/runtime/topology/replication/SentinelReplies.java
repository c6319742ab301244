package io.redkit.runtime.topology.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.config.Endpoint;
import io.vertx.redis.client.Response;

/** Reads what sentinels answer, and puts the addresses that they announce into those that this client can reach. */
final class SentinelReplies {

    private static final Set<String> UNFIT = Set.of("s_down", "o_down", "disconnected");

    private final Map<Endpoint, Endpoint> addressMap;

    /** @param addressMap addresses as sentinels announce them, and where this client finds them */
    SentinelReplies(Map<Endpoint, Endpoint> addressMap) {
        this.addressMap = addressMap;
    }

    /** Returns the master, null if the sentinel knows none of that name. */
    @Nullable
    Endpoint master(@Nullable Response reply) {
        return reply == null || reply.size() < 2 ? null : reached(text(reply.get(0)), text(reply.get(1)));
    }

    /** Returns the replicas that can be reached. */
    FoundReplicas replicas(@Nullable Response reply) {
        return new FoundReplicas(servers(reply, entry -> isUp(entry) && isLinked(entry)),
                servers(reply, entry -> isUp(entry) && !isLinked(entry)));
    }

    List<Endpoint> sentinels(@Nullable Response reply) {
        return servers(reply, SentinelReplies::isUp);
    }

    Endpoint reached(String host, String port) {
        Endpoint announced = new Endpoint(host, Integer.parseInt(port));
        return addressMap.getOrDefault(announced, announced);
    }

    private List<Endpoint> servers(@Nullable Response reply, Predicate<Response> isFit) {
        List<Endpoint> servers = new ArrayList<>();
        for (int i = 0; reply != null && i < reply.size(); i++) {
            Response entry = reply.get(i);
            if (entry != null && isFit.test(entry)) {
                servers.add(reached(text(entry.get("ip")), text(entry.get("port"))));
            }
        }
        return servers;
    }

    private static boolean isUp(Response entry) {
        return Set.of(text(entry.get("flags")).split(",")).stream().noneMatch(UNFIT::contains);
    }

    private static boolean isLinked(Response entry) {
        return "ok".equals(text(entry.get("master-link-status")));
    }

    private static String text(@Nullable Response value) {
        return value == null ? "" : value.toString();
    }
}

package io.redkit.runtime.topology.cluster;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.config.Endpoint;
import io.vertx.redis.client.Response;

/** What CLUSTER SLOTS says, which all versions of Redis and Valkey know. */
record ClusterSlots(List<Range> ranges) {

    /**
     * Slots that the same nodes hold.
     *
     * @param nodes the master first, then the replicas
     */
    record Range(int from, int to, List<Member> nodes) {
    }

    /**
     * A node as the cluster knows it.
     *
     * @param id name that the node keeps for life, empty if the server is too old to tell
     */
    record Member(Endpoint endpoint, String id) {
    }

    /**
     * Reads the reply. What makes no sense is left out.
     *
     * @param asked the node that answered; nodes without an address of their own are at its host
     */
    static ClusterSlots parse(@Nullable Response reply, Endpoint asked) {
        List<Range> ranges = new ArrayList<>();
        if (reply != null) {
            for (Response each : reply) {
                Range range = range(each, asked);
                if (range != null) {
                    ranges.add(range);
                }
            }
        }
        return new ClusterSlots(ranges);
    }

    private static @Nullable Range range(Response reply, Endpoint asked) {
        if (reply.size() < 3) {
            return null;
        }
        int from = reply.get(0).toInteger();
        int to = reply.get(1).toInteger();
        List<Member> nodes = new ArrayList<>();
        for (int i = 2; i < reply.size(); i++) {
            nodes.add(member(reply.get(i), asked));
        }
        return from < 0 || to >= SlotMap.SLOTS || from > to ? null : new Range(from, to, nodes);
    }

    private static Member member(Response reply, Endpoint asked) {
        Response host = reply.get(0);
        String id = reply.size() > 2 && reply.get(2) != null ? reply.get(2).toString() : "";
        return new Member(at(host == null ? "" : host.toString(), reply.get(1).toInteger(), asked), id);
    }

    /** Returns the endpoint; where a node does not know its own host, or has none to announce, it is the one just asked. */
    static Endpoint at(String host, int port, Endpoint asked) {
        return new Endpoint(host.isEmpty() || host.equals("?") ? asked.host() : host, port);
    }
}

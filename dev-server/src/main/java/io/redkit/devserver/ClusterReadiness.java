package io.redkit.devserver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the nodes that run serve all slots and agree on who owns which. */
final class ClusterReadiness {

    private final List<RedisClusterNode> nodes;

    /** Takes all nodes, and asks those that run now. */
    ClusterReadiness(List<RedisClusterNode> nodes) {
        this.nodes = nodes.stream().filter(node -> node.server().isAlive()).toList();
    }

    boolean isReached() throws IOException {
        List<ClusterView> views = new ArrayList<>();
        int replicas = 0;
        for (RedisClusterNode node : nodes) {
            try (RespConnection connection = node.server().access().open()) {
                Replication replication = Replication.of(connection);
                if (!replication.connected() || !serves(connection)) {
                    return false;
                }
                replicas += replication.role() == RedisRole.REPLICA ? 1 : 0;
                views.add(ClusterView.of(connection));
            }
        }
        return agree(views, replicas);
    }

    private static boolean serves(RespConnection node) throws IOException {
        List<String> info = node.text("CLUSTER", "INFO").lines().toList();
        return info.contains("cluster_state:ok") && info.contains("cluster_slots_ok:16384");
    }

    private boolean agree(List<ClusterView> views, int replicas) {
        Set<String> running = nodes.stream().map(RedisClusterNode::id).collect(Collectors.toSet());
        return views.stream().map(ClusterView::owners).distinct().count() == 1
                && running.containsAll(views.get(0).owners().keySet())
                && views.stream().allMatch(view -> view.trusted() >= nodes.size() && view.replicas() >= replicas);
    }
}

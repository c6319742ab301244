package io.redkit.devserver;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a cluster of empty nodes, by the commands that all versions know. The first nodes become the masters. */
final class ClusterFormation {

    private static final int SLOTS = 16_384;

    private final List<RedisServer> servers;
    private final int masters;
    private final Patience patience;
    private final List<RespConnection> nodes = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    ClusterFormation(List<RedisServer> servers, int masters, Duration timeout) {
        this.servers = servers;
        this.masters = masters;
        this.patience = new Patience(timeout);
    }

    /** Returns the nodes when they know each other and their roles; they may not have taken up service yet. */
    List<RedisClusterNode> form() throws IOException {
        try {
            for (RedisServer server : servers) {
                RespConnection node = server.access().open();
                nodes.add(node);
                ids.add(node.text("CLUSTER", "MYID"));
            }
            assignSlots();
            introduce();
            patience.await("Waiting for the nodes to meet", this::allKnowEachOther);
            replicate();
            return IntStream.range(0, servers.size()).mapToObj(i -> new RedisClusterNode(servers.get(i), ids.get(i)))
                    .toList();
        } finally {
            for (RespConnection node : nodes) {
                node.close();
            }
        }
    }

    private void assignSlots() throws IOException {
        for (int i = 0; i < nodes.size(); i++) {
            if (i < masters) {
                IntStream slots = IntStream.range(firstSlot(i), firstSlot(i + 1));
                // CLUSTER ADDSLOTSRANGE came with 7.0.
                nodes.get(i).ask(Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots.mapToObj(Integer::toString))
                        .toArray(String[]::new));
            }
            // Different epochs spare the nodes to settle a conflict.
            nodes.get(i).ask("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
        }
    }

    private int firstSlot(int master) {
        return SLOTS * master / masters;
    }

    /** Introduces each node to each other one. They would find out by gossip, but later. */
    private void introduce() throws IOException {
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = i + 1; j < nodes.size(); j++) {
                nodes.get(i).ask("CLUSTER", "MEET", servers.get(j).host(), Integer.toString(servers.get(j).port()));
            }
        }
    }

    private boolean allKnowEachOther() throws IOException {
        for (RespConnection node : nodes) {
            ClusterView view = ClusterView.of(node);
            if (view.entries().size() != nodes.size() || view.trusted() != nodes.size()) {
                return false;
            }
        }
        return true;
    }

    private void replicate() throws IOException {
        for (int i = masters; i < nodes.size(); i++) {
            nodes.get(i).ask("CLUSTER", "REPLICATE", ids.get(i % masters));
        }
    }
}

package io.redkit.runtime.topology.cluster;

import java.util.List;

import io.redkit.runtime.topology.Node;

/** A master and its replicas, which hold the same slots. */
record Shard(Node master, List<Node> replicas) {

    Shard {
        replicas = List.copyOf(replicas);
    }
}

package io.redkit.runtime.topology.replication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import io.redkit.runtime.config.Endpoint;

/** The sentinels in the order in which they are asked: who answered lately comes first, who failed comes last. Thread-safe. */
final class SentinelOrder {

    private final List<Endpoint> configured;
    private final List<Endpoint> order;

    /** Starts with any of them, so that not all clients ask the same one. */
    SentinelOrder(List<Endpoint> configured) {
        this.configured = configured;
        this.order = new ArrayList<>(configured);
        Collections.shuffle(order);
    }

    synchronized List<Endpoint> list() {
        return List.copyOf(order);
    }

    synchronized void prefer(Endpoint sentinel) {
        if (order.remove(sentinel)) {
            order.add(0, sentinel);
        }
    }

    synchronized void putLast(Endpoint sentinel) {
        if (order.remove(sentinel)) {
            order.add(sentinel);
        }
    }

    /** Takes in the sentinels that a sentinel knows, and drops others that are not configured. */
    synchronized void learn(Endpoint from, Collection<Endpoint> others) {
        order.removeIf(known -> !known.equals(from) && !configured.contains(known) && !others.contains(known));
        others.stream().filter(other -> !order.contains(other)).forEach(order::add);
    }
}

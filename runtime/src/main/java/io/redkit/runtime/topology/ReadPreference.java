package io.redkit.runtime.topology;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.redkit.ReadFrom;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec.Trait;

/** Chooses which server answers a read. Writes always go to the master. */
public final class ReadPreference {

    /** Of so many reads one goes to a server that is not the fastest, so that a change is noticed. */
    private static final int EXPLORE_ONE_IN = 100;

    private final ReadFrom configured;

    /** @param configured holds for calls that do not say */
    public ReadPreference(ReadFrom configured) {
        this.configured = configured;
    }

    /** Returns the server for this call. One to which there is no connection is not chosen if there is a choice. */
    public Node choose(Call call, Node master, List<Node> replicas) {
        ReadFrom policy = policyOf(call);
        if (policy == ReadFrom.MASTER || replicas.isEmpty() || !call.command().is(Trait.READ)) {
            return master;
        }
        return switch (policy) {
            case PREFER_REPLICA -> orElse(anyOf(replicas), master);
            case ANY -> anyOf(master, replicas);
            case LOWEST_LATENCY -> fastestOf(master, replicas);
            case MASTER -> master;
        };
    }

    /** Returns whether a replica may answer the call. */
    public boolean allowsReplica(Call call) {
        return policyOf(call) != ReadFrom.MASTER && call.command().is(Trait.READ);
    }

    /** Returns whether it matters how long the answer to this call takes. */
    public boolean isMeasured(Call call) {
        return policyOf(call) == ReadFrom.LOWEST_LATENCY && call.command().is(Trait.READ);
    }

    private ReadFrom policyOf(Call call) {
        ReadFrom own = call.options().readFrom();
        return own == null ? configured : own;
    }

    private static Node orElse(Node replica, Node master) {
        return replica.isPromising() || !master.isPromising() ? replica : master;
    }

    private static Node anyOf(List<Node> nodes) {
        int start = ThreadLocalRandom.current().nextInt(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get((start + i) % nodes.size());
            if (node.isPromising()) {
                return node;
            }
        }
        return nodes.get(start);
    }

    private static Node anyOf(Node master, List<Node> replicas) {
        boolean toMaster = ThreadLocalRandom.current().nextInt(replicas.size() + 1) == 0;
        Node first = toMaster ? master : anyOf(replicas);
        return first.isPromising() ? first : orElse(anyOf(replicas), master);
    }

    private static Node fastestOf(Node master, List<Node> replicas) {
        if (ThreadLocalRandom.current().nextInt(EXPLORE_ONE_IN) == 0) {
            return anyOf(master, replicas);
        }
        Node fastest = master;
        for (Node replica : replicas) {
            if (!fastest.isPromising() || replica.isPromising() && replica.latencyNanos() < fastest.latencyNanos()) {
                fastest = replica;
            }
        }
        return fastest;
    }
}

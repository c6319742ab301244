package io.redkit.devserver;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one node knows about its cluster: the reply to {@code CLUSTER NODES}.
 *
 * @param entries the nodes
 */
record ClusterView(List<Entry> entries) {

    private static final Set<String> TROUBLE = Set.of("handshake", "noaddr", "fail", "fail?");

    static ClusterView of(RespConnection node) throws IOException {
        return parse(node.text("CLUSTER", "NODES"));
    }

    static ClusterView parse(String reply) {
        return new ClusterView(reply.lines().map(Entry::parse).toList());
    }

    /** The number of nodes that this node is connected to and does not doubt, with itself. */
    long trusted() {
        return entries.stream().filter(Entry::isFine).count();
    }

    long replicas() {
        return entries.stream().filter(Entry::isReplica).count();
    }

    /** The slots of each master by its id. Nodes that agree give equal maps. */
    Map<String, String> owners() {
        return entries.stream().filter(entry -> !entry.slots().isEmpty())
                .collect(Collectors.toMap(Entry::id, Entry::slots));
    }

    /** The id of the master of a slot. */
    Optional<String> ownerOf(int slot) {
        return entries.stream().filter(entry -> entry.owns(slot)).map(Entry::id).findFirst();
    }

    /**
     * One node.
     *
     * @param master the id of its master, or a dash
     * @param slots slots and ranges of slots, with blanks between, without slots on the move
     */
    record Entry(String id, Set<String> flags, String master, boolean connected, String slots) {

        private static final int FLAGS = 2;
        private static final int MASTER = 3;
        private static final int LINK = 7;
        private static final int FIRST_SLOTS = 8;

        static Entry parse(String line) {
            String[] fields = line.split(" ");
            String slots = Arrays.stream(fields).skip(FIRST_SLOTS).filter(range -> !range.startsWith("["))
                    .collect(Collectors.joining(" "));
            return new Entry(fields[0], Set.of(fields[FLAGS].split(",")), fields[MASTER], fields[LINK].equals("connected"),
                    slots);
        }

        boolean isReplica() {
            return flags.contains("slave");
        }

        boolean owns(int slot) {
            return !slots.isEmpty() && Arrays.stream(slots.split(" ")).map(range -> range.split("-"))
                    .anyMatch(range -> Integer.parseInt(range[0]) <= slot && slot <= Integer.parseInt(range[range.length - 1]));
        }

        private boolean isFine() {
            return connected && flags.stream().noneMatch(TROUBLE::contains);
        }
    }
}

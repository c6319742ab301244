package io.redkit.runtime.topology.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.topology.Node;
import io.redkit.runtime.topology.Slots;

/** Which shard holds which slot, as of one moment. Immutable. */
final class SlotMap {

    static final int SLOTS = Slots.COUNT;

    private final @Nullable Shard[] bySlot;
    private final List<Shard> shards;

    /** @param bySlot the shard of each slot, null where nobody holds it; not copied */
    SlotMap(@Nullable Shard[] bySlot) {
        this.bySlot = bySlot;
        this.shards = distinct(bySlot);
    }

    /** A shard has long runs of slots. This is fast even where hundreds of redirections each make a map of their own. */
    private static List<Shard> distinct(@Nullable Shard[] bySlot) {
        Set<Shard> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Shard> shards = new ArrayList<>();
        Shard previous = null;
        for (Shard shard : bySlot) {
            if (shard != previous && shard != null && distinct.add(shard)) {
                shards.add(shard);
            }
            previous = shard;
        }
        return List.copyOf(shards);
    }

    /** Returns the map of somebody who knows one node only: it will say where each slot is. */
    static SlotMap allAt(Node node) {
        @Nullable
        Shard[] everywhere = new Shard[SLOTS];
        Arrays.fill(everywhere, new Shard(node, List.of()));
        return new SlotMap(everywhere);
    }

    /** Returns who holds the slot, null if nobody does. */
    @Nullable
    Shard shard(int slot) {
        return bySlot[slot];
    }

    /** Returns whether this node is the master of the slot. */
    boolean isMaster(Node node, int slot) {
        Shard shard = bySlot[slot];
        return shard != null && shard.master() == node;
    }

    /** Returns the shards, by their lowest slots. */
    List<Shard> shards() {
        return shards;
    }

    /** Returns those that hold a slot. */
    Set<Node> masters() {
        return shards.stream().map(Shard::master).collect(Collectors.toSet());
    }

    /** Returns the lowest slot of a shard of this map. */
    int slotOf(Shard shard) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (bySlot[slot] == shard) {
                return slot;
            }
        }
        throw new IllegalArgumentException("not a shard of this map");
    }

    /** Returns the masters that hold less in the other map. */
    Set<Node> mastersThatLostTo(SlotMap next) {
        Set<Node> losers = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int slot = 0; slot < SLOTS; slot++) {
            Shard shard = bySlot[slot];
            if (shard != null && !next.isMaster(shard.master(), slot)) {
                losers.add(shard.master());
            }
        }
        return losers;
    }

    /** Returns this map with another master for one slot; its replicas are known if it holds other slots. */
    SlotMap withMaster(int slot, Node master) {
        Shard shard = shards.stream().filter(each -> each.master() == master).findFirst()
                .orElseGet(() -> new Shard(master, List.of()));
        @Nullable
        Shard[] changed = bySlot.clone();
        changed[slot] = shard;
        return new SlotMap(changed);
    }
}

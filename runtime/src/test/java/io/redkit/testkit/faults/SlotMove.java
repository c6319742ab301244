package io.redkit.testkit.faults;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.redkit.devserver.RedisClusterNode;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/** Slots that are moved from one master to another, with their keys, as redis-cli does it, while 200 callers use them. */
public final class SlotMove {

    private static final int MIGRATE_TIMEOUT_MILLIS = 5000;

    private final SlotOwners owners;
    private final List<RedisClusterNode> masters;

    private SlotMove(ClusterBed bed) {
        owners = bed.owners();
        masters = bed.cluster().nodes().stream().filter(node -> !owners.slotsOf(node.port()).isEmpty()).toList();
    }

    /** Moves so many slots of one master to another one, first those which the load uses. */
    public static LoadResult measure(ClusterBed bed, TestSettings settings, int slots) {
        return ClusterRun.execute(bed, settings, LoadPace.STEADY, load -> new SlotMove(bed).moveFirst(slots, load.slots()));
    }

    /**
     * Two masters do not take slots from each other at the same time: a node that knows each of them as the later one does not
     * believe them, and nobody tells it otherwise.
     */
    private void moveFirst(int count, BitSet used) {
        RedisClusterNode from = masters.stream().max(Comparator.comparingInt(this::slotCount)).orElseThrow();
        RedisClusterNode to = masters.stream().min(Comparator.comparingInt(this::slotCount)).orElseThrow();
        BitSet held = owners.slotsOf(from.port());
        IntStream.concat(held.stream().filter(used::get), held.stream().filter(slot -> !used.get(slot))).limit(count)
                .forEach(slot -> move(slot, from, to));
    }

    private int slotCount(RedisClusterNode master) {
        return owners.slotsOf(master.port()).cardinality();
    }

    private void move(int slot, RedisClusterNode from, RedisClusterNode to) {
        RawRedis source = owners.client(from.port());
        RawRedis target = owners.client(to.port());
        target.send("CLUSTER", "SETSLOT", slot, "IMPORTING", from.id());
        source.send("CLUSTER", "SETSLOT", slot, "MIGRATING", to.id());
        for (Response keys = some(source, slot); keys.size() > 0; keys = some(source, slot)) {
            // one at a time, so that there are times when some keys of the slot are here and some there
            source.send("MIGRATE", to.server().host(), to.port(), keys.get(0).toString(), 0, MIGRATE_TIMEOUT_MILLIS);
        }
        Stream.concat(Stream.of(to, from), masters.stream().filter(each -> each != to && each != from))
                .forEach(each -> owners.client(each.port()).send("CLUSTER", "SETSLOT", slot, "NODE", to.id()));
    }

    private static Response some(RawRedis source, int slot) {
        return source.send("CLUSTER", "GETKEYSINSLOT", slot, 1);
    }
}

package io.redkit.testkit.faults;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.redkit.devserver.RedisClusterNode;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/** Slots that are moved from one master to the next, with their keys, as redis-cli does it, while 200 callers use them. */
public final class SlotMove {

    private static final int MIGRATE_TIMEOUT_MILLIS = 5000;

    private final SlotOwners owners;
    private final List<RedisClusterNode> masters;

    private SlotMove(ClusterBed bed) {
        owners = bed.owners();
        masters = bed.cluster().nodes().stream().filter(node -> !owners.slotsOf(node.port()).isEmpty()).toList();
    }

    /** Moves so many slots which the load uses. */
    public static LoadResult measure(ClusterBed bed, TestSettings settings, int slots) {
        return ClusterRun.execute(bed, settings, LoadPace.STEADY, load -> {
            SlotMove move = new SlotMove(bed);
            int[] used = load.slots().stream().toArray();
            IntStream.range(0, slots).map(i -> used[i % used.length]).forEach(move::next);
        });
    }

    private void next(int slot) {
        int port = owners.portOf(slot);
        int from = IntStream.range(0, masters.size()).filter(i -> masters.get(i).port() == port).findFirst().orElseThrow();
        move(slot, masters.get(from), masters.get((from + 1) % masters.size()));
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
        owners.moved(slot, to.port());
    }

    private static Response some(RawRedis source, int slot) {
        return source.send("CLUSTER", "GETKEYSINSLOT", slot, 1);
    }
}

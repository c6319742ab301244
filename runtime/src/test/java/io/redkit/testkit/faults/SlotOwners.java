package io.redkit.testkit.faults;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

import io.redkit.runtime.topology.Slots;
import io.redkit.testkit.RawRedis;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;

/** Which master holds which slot, as one node knows it, and plain clients of the masters: what is really in the cluster. */
public final class SlotOwners {

    private final Vertx vertx;
    private final int[] ports = new int[Slots.COUNT];
    private final Map<Integer, RawRedis> clients = new TreeMap<>();

    /** @param port of a node that serves */
    SlotOwners(Vertx vertx, int port) {
        this.vertx = vertx;
        for (Response range : client(port).send("CLUSTER", "SLOTS")) {
            for (int slot = range.get(0).toInteger(); slot <= range.get(1).toInteger(); slot++) {
                ports[slot] = range.get(2).get(1).toInteger();
            }
        }
    }

    RawRedis client(int port) {
        return clients.computeIfAbsent(port, each -> new RawRedis(vertx, each));
    }

    int portOf(int slot) {
        return ports[slot];
    }

    /** Returns the slots of the master at this port. */
    BitSet slotsOf(int port) {
        BitSet slots = new BitSet();
        for (int slot = 0; slot < ports.length; slot++) {
            slots.set(slot, ports[slot] == port);
        }
        return slots;
    }

    /** Returns the value of a counter, 0 if there is none. */
    long count(String key) {
        String value = client(ports[Slots.of(key)]).text("GET", key);
        return value == null ? 0 : Long.parseLong(value);
    }
}

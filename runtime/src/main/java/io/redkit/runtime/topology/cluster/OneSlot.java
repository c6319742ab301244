package io.redkit.runtime.topology.cluster;

import io.redkit.RedisCommandRefusedException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.topology.Slots;

/** Checks that all keys of a call are in one slot, as a cluster demands of what it executes as a whole. */
final class OneSlot {

    private OneSlot() {
    }

    /**
     * Returns the slot of the keys.
     *
     * @param call one with a key
     * @throws RedisCommandRefusedException if they are in several
     */
    static int of(Call call) {
        int slot = Slots.of(call.arg(call.firstKey()));
        for (int key : call.command().keys().all(call)) {
            if (Slots.of(call.arg(key)) != slot) {
                throw new RedisCommandRefusedException(
                        call.fullName() + " has keys in several slots of the cluster, and is executed"
                                + " by one node as a whole; " + HINT);
            }
        }
        return slot;
    }

    static final String HINT = Slots.HINT;

    static RedisCommandRefusedException concernsOneNode(Call call) {
        return new RedisCommandRefusedException(call.fullName()
                + " concerns one node of the cluster, and it is not known which; send it to that node by a client of its own");
    }
}

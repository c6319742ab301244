package io.redkit.runtime;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.subscribe.Shards;
import io.redkit.runtime.topology.ServerSet;
import io.redkit.runtime.topology.Slots;

/**
 * Where the sharded channels are: at the holders of their slots, where there are slots.
 *
 * @param servers the servers of the client
 */
record ShardHolders(ServerSet servers) implements Shards {

    @Override
    public @Nullable Object holderOf(String channel) {
        return servers.hasSlots() ? servers.holderOf(Slots.of(channel)) : null;
    }

    @Override
    public void locate(Runnable task) {
        servers.locate(task);
    }
}

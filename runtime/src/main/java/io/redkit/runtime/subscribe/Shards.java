package io.redkit.runtime.subscribe;

import org.jspecify.annotations.Nullable;

/** Where the sharded channels are. */
public interface Shards {

    /** Returns who stands for the server that holds the channel, as far as is known; null where any server will do. */
    @Nullable
    Object holderOf(String channel);

    /** Has it asked anew who holds what, and runs the task as soon as anything is known: perhaps at once, perhaps never. */
    void locate(Runnable task);
}

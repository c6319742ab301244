package io.redkit.runtime.cache;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** What an application hands to a cache: a loader or a writer, for one key. */
interface UserCode<T extends @Nullable Object> {

    /**
     * Runs it; on behalf of a caller, and as near to him as can be.
     *
     * @param chain the loads that it is part of, itself included; null for what loads nothing
     * @param mayOutliveCaller whether the caller may leave before the end, so that it must not occupy his thread
     */
    CompletableFuture<T> run(@Nullable LoadChain chain, boolean mayOutliveCaller);

    /** The caller waits for something else than this. */
    default void onWaiting() {
    }
}

package io.redkit.runtime.cache;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.redkit.cache.WriteBehindOptions;

/** The queues of one client that are open, to be flushed when the application ends. */
final class WriteBehindQueues implements AutoCloseable {

    private final Set<WriteBehindQueue<?>> open = ConcurrentHashMap.newKeySet();

    <V> WriteBehindQueue<V> open(CacheEngine<V> cache, WriteBehindOptions options) {
        Holder<V> holder = new Holder<>();
        holder.queue = new WriteBehindQueue<>(cache, options, () -> open.remove(holder.queue));
        open.add(holder.queue);
        return holder.queue;
    }

    /** So that a queue can take itself out. */
    private static final class Holder<V> {

        @SuppressWarnings("NullAway.Init") // set before anybody has the queue
        private WriteBehindQueue<V> queue;
    }

    /** Waits for all of them, each for its own time. */
    @Override
    public void close() {
        CompletableFuture.allOf(open.stream().map(WriteBehindQueue::close).toArray(CompletableFuture<?>[]::new)).join();
    }
}

package io.redkit.runtime.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/**
 * A view for those who subscribe on a thread that may block, want their own load to run there, and limit with the {@code Uni}
 * how long they wait for the loads of others: the cache interceptors of Quarkus.
 */
public final class LeavingCache<K, V> {

    private final NamedCache<K, V> cache;

    LeavingCache(NamedCache<K, V> cache) {
        this.cache = cache;
    }

    /**
     * Emits the value. Subscribing to it takes as long as the answer of the cache, and the load if it is this subscriber's; on
     * an
     * event loop it takes no time, and the load runs on a worker.
     */
    public Uni<@Nullable V> get(K key, Function<? super K, ? extends @Nullable V> loader) {
        CacheEngine<V> engine = cache.engine();
        String text = cache.text(key);
        return Promises.uni(chain -> {
            if (Context.isOnEventLoopThread()) {
                UserCode<@Nullable V> code = BlockingCode.onWorker(engine.workers(), () -> loader.apply(key));
                return engine.get(cache.request(key, text, code, chain));
            }
            CallerThread caller = new CallerThread();
            UserCode<@Nullable V> code = BlockingCode.leaving(caller, engine.workers(), () -> loader.apply(key));
            CompletableFuture<@Nullable V> answer = engine.get(cache.request(key, text, code, chain));
            caller.workFor(answer);
            return answer;
        });
    }
}

package io.redkit.runtime.cache;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Context;

/**
 * The loads that a piece of code is part of, the innermost first. A loader that asks for what it loads itself would wait for
 * ever. A thread knows its chain while a loader runs on it, and a {@code Uni} by the context that its subscriber hands up.
 */
record LoadChain(Flight<?> flight, @Nullable LoadChain outer) {

    private static final String KEY = "io.redkit.cache.loading";
    private static final ThreadLocal<@Nullable LoadChain> CURRENT = new ThreadLocal<>();

    /** Returns the chain of the code that runs now, null outside of any loader. */
    static @Nullable LoadChain current() {
        return CURRENT.get();
    }

    /** Returns the chain of a subscriber. */
    static @Nullable LoadChain of(Context context) {
        return context.contains(KEY) ? context.get(KEY) : current();
    }

    /** Returns what a subscriber within a chain hands up. */
    static Context context(@Nullable LoadChain chain) {
        return chain == null ? Context.empty() : Context.of(KEY, chain);
    }

    static <T> T within(@Nullable LoadChain chain, Supplier<T> code) {
        LoadChain before = CURRENT.get();
        CURRENT.set(chain);
        try {
            return code.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** Returns whether it is a load of that key of that cache. */
    boolean loads(CacheEngine<?> cache, String text) {
        return flight.isOf(cache, text) || outer != null && outer.loads(cache, text);
    }
}

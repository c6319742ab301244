package io.redkit.cache;

import org.jspecify.annotations.Nullable;

/**
 * What a cache has for a key.
 *
 * @param value null if that there is no value was cached
 * @param isStale whether its time to live is over
 */
public record CachedValue<V>(@Nullable V value, boolean isStale) {

    /** Tells nothing of the value. */
    @Override
    public String toString() {
        return isStale ? "CachedValue[stale]" : "CachedValue[fresh]";
    }
}

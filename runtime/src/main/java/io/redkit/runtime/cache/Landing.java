package io.redkit.runtime.cache;

import org.jspecify.annotations.Nullable;

/**
 * The end of a flight that has not failed.
 *
 * @param entry what there is for the key, null if the flight has ended without
 * @param loaded the very object that was loaded, for who has loaded it
 * @param isLoaded whether it was loaded, by this flight
 * @param isStale whether the entry is stale
 */
record Landing<V>(@Nullable StoredEntry entry, @Nullable V loaded, boolean isLoaded, boolean isStale) {

    static <V> Landing<V> loaded(StoredEntry entry, @Nullable V value) {
        return new Landing<>(entry, value, true, false);
    }

    static <V> Landing<V> found(StoredEntry entry, boolean isStale) {
        return new Landing<>(entry, null, false, isStale);
    }

    static <V> Landing<V> nothing() {
        return new Landing<>(null, null, false, false);
    }
}

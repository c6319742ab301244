package io.redkit.runtime.cache;

import org.jspecify.annotations.Nullable;

/**
 * What there is for a key.
 *
 * @param entry valid, fresh or stale; null if there is none
 * @param restMillis how long what is in Redis still lives, whether it is valid or not; 0 or less if that was not seen alive
 * @param seen what tells the bytes in Redis from others, whether they are valid or not; empty if there are none
 * @param clock of the barriers, 0 if there are none
 */
record Found(@Nullable StoredEntry entry, long restMillis, byte[] seen, long clock) {

    static final byte[] NOTHING = {};

    /** What is kept in memory knows nothing of Redis. */
    static Found inMemory(@Nullable StoredEntry entry, long restMillis) {
        return new Found(entry, restMillis, NOTHING, 0);
    }

    boolean isFresh() {
        return entry != null && entry.isFresh(restMillis);
    }

    /** Returns the same without its entry, which cannot be read. */
    Found unreadable() {
        return new Found(null, restMillis, seen, clock);
    }
}

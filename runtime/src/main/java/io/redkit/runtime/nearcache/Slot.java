package io.redkit.runtime.nearcache;

/** What stands for a key: a value that was read, or the promise of one. */
sealed interface Slot permits Entry, Fill {

    /** Returns the bytes of the value, for the bound of the cache. */
    int size();
}

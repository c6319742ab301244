package io.redkit.runtime.nearcache;

import org.jspecify.annotations.Nullable;

import io.redkit.KeySpace;
import io.redkit.codec.ValueCodec;

/**
 * Finds the values of one near cache, as one codec reads them, where they are shared by all readers.
 *
 * @param store the near cache
 * @param keys puts the prefix of the client before the keys
 * @param codec decodes the values
 * @param shares whether all readers get the same object
 */
record Lookup<V>(Store store, KeySpace keys, ValueCodec<V> codec, boolean shares) {

    Lookup<V> sharing() {
        return new Lookup<>(store, keys, codec, true);
    }

    /**
     * Returns the key with the prefix of the client.
     *
     * @throws IllegalArgumentException if the key is not one of this near cache
     */
    String complete(String key) {
        String complete = keys.prefix(key);
        if (!store.holds(complete)) {
            throw new IllegalArgumentException("The key does not begin with the prefix " + store.settings().prefix()
                    + " of the near cache " + store.settings().name());
        }
        return complete;
    }

    /** Returns the entry whose object can be handed out, null if the service has to read, and to decode. */
    @Nullable
    Entry find(String completeKey) {
        return shares ? store.find(completeKey) : null;
    }

    /** Returns the object of an entry that was found, and counts the hit; null if there is no such key. */
    @Nullable
    V value(Entry entry) {
        V value = entry.shared(codec);
        store.counts.hits.increment();
        return value;
    }
}

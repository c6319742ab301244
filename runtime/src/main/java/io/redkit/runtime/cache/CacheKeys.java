package io.redkit.runtime.cache;

import org.jspecify.annotations.Nullable;

import io.redkit.KeySpace;

/**
 * The names of one cache in Redis. Entry and load of a key share a slot of a cluster, and all barriers of a cache are one key.
 */
final class CacheKeys {

    private final KeySpace space;
    private final String start;
    private final String barriers;
    private final String channel;

    private CacheKeys(KeySpace space, String start) {
        this.space = space;
        this.start = start;
        this.barriers = space.prefix(start + "barriers");
        this.channel = space.prefix(start + "loaded");
    }

    /** @param prefix in place of {@code cache:name:}, null for that */
    static CacheKeys of(KeySpace space, String cache, @Nullable String prefix) {
        return new CacheKeys(space, prefix == null ? KeySpace.key(KeySpace.CACHE, cache) + ':' : prefix);
    }

    /** @param text of the key; not empty */
    String entry(String text) {
        return space.prefix(start + KeySpace.hashTag(text));
    }

    /** @param entry what {@link #entry} has returned */
    static String load(String entry) {
        return entry + ":load";
    }

    String barriers() {
        return barriers;
    }

    String channel() {
        return channel;
    }
}

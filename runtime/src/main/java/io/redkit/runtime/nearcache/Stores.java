package io.redkit.runtime.nearcache;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.KeySpace;
import io.redkit.runtime.config.NearCacheSettings;

/** The near caches of one client, of which a key belongs to one at most. */
final class Stores {

    private final List<Store> all;
    private final Store[] each;

    Stores(List<NearCacheSettings> settings, KeySpace keys) {
        this.all = settings.stream().map(its -> new Store(its, keys.prefix(its.prefix()))).toList();
        this.each = all.toArray(Store[]::new);
    }

    List<Store> all() {
        return all;
    }

    /** @param key complete, with the prefix of the client */
    @Nullable
    Store of(String key) {
        for (Store store : each) {
            if (store.holds(key)) {
                return store;
            }
        }
        return null;
    }

    /**
     * Returns the near cache of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    Store named(String name) {
        for (Store store : each) {
            if (store.settings().name().equals(name)) {
                return store;
            }
        }
        throw new IllegalArgumentException("There is no near cache " + name + " among "
                + all.stream().map(store -> store.settings().name()).toList() + "; configure near-cache.\"" + name
                + "\".prefix, or use one of these");
    }
}

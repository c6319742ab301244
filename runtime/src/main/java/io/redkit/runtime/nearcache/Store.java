package io.redkit.runtime.nearcache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.redkit.runtime.config.NearCacheSettings;

/**
 * The slots of one near cache, by complete key.
 * <p>
 * A value gets in only in place of the promise that was there when its reading began. Whatever happens to the key meanwhile
 * takes the promise away; so a value that was read before a change cannot arrive after it. Keys that this client is writing
 * have no promise at all, so that whoever has sent a write never reads what was before it.
 */
final class Store {

    /** What a slot takes besides key and value, so that many empty values are not for free. */
    private static final int OVERHEAD_BYTES = 64;

    private final NearCacheSettings settings;
    private final String prefix;
    private final Cache<String, Slot> cache;
    private final ConcurrentMap<String, Slot> slots;
    private final ConcurrentMap<String, Integer> writes = new ConcurrentHashMap<>();
    final Counts counts = new Counts();

    /** @param prefix what the keys begin with, with the prefix of the client */
    Store(NearCacheSettings settings, String prefix) {
        this.settings = settings;
        this.prefix = prefix;
        Caffeine<Object, Object> builder = Caffeine.newBuilder().executor(Runnable::run);
        this.cache = settings.bound().inBytes()
                ? builder.maximumWeight(settings.bound().most()).weigher(Store::weight).build()
                : builder.maximumSize(settings.bound().most()).build();
        this.slots = cache.asMap();
    }

    private static int weight(String key, Slot slot) {
        return (int) Math.min(Integer.MAX_VALUE, (long) OVERHEAD_BYTES + key.length() + slot.size());
    }

    NearCacheSettings settings() {
        return settings;
    }

    boolean holds(String key) {
        return key.startsWith(prefix);
    }

    /** Returns the entry that answers a read now, null if there is none. */
    @Nullable
    Entry find(String key) {
        return cache.getIfPresent(key) instanceof Entry entry && entry.isUsable(System.nanoTime()) ? entry : null;
    }

    /** Returns the entry that answers a read while Redis is away, null if there is none. */
    @Nullable
    Entry findWhileAway(String key) {
        return cache.getIfPresent(key) instanceof Entry entry && entry.isUsableWhileAway(System.nanoTime()) ? entry : null;
    }

    /** Returns the fill that is under way for the key, which is the given one if there was none; null if there must be none. */
    @Nullable
    Fill begin(String key, Fill fill) {
        Slot there = slots.putIfAbsent(key, fill);
        while (there instanceof Entry old && !slots.replace(key, old, fill)) {
            there = slots.putIfAbsent(key, fill);
        }
        if (there instanceof Fill other) {
            return other;
        }
        if (writes.containsKey(key)) { // looked at afterwards: a write that begins now takes the fill away
            slots.remove(key, fill);
            fill.abandon();
            return null;
        }
        return fill;
    }

    /** Puts an entry in place of the fill, if that is still there; null takes the fill away. */
    void end(String key, Fill fill, @Nullable Entry entry) {
        if (entry == null) {
            slots.remove(key, fill);
        } else {
            slots.replace(key, fill, entry);
        }
    }

    /** The server says that the key has changed. */
    void invalidate(String key) {
        slots.remove(key);
        counts.invalidations.increment(); // afterwards: who sees it count has the new value
    }

    /** This client is about to change the key. */
    void writeBegins(String key) {
        writes.merge(key, 1, Integer::sum);
        slots.remove(key);
    }

    /** This client has changed the key, or has failed to. */
    void writeEnds(String key) {
        writes.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }

    long entries() {
        return cache.estimatedSize();
    }
}

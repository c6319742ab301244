package io.redkit.runtime.nearcache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisCodecException;
import io.redkit.cache.ReactiveNearCacheView;
import io.smallrye.mutiny.Uni;

/** The reactive twin of {@link BlockingView}. */
final class ReactiveView<V> implements ReactiveNearCacheView<V> {

    private final Lookup<V> lookup;
    private final ReactiveRedisService redis;

    ReactiveView(Lookup<V> lookup, ReactiveRedisService redis) {
        this.lookup = lookup;
        this.redis = redis;
    }

    @Override
    public Uni<@Nullable V> get(String key) {
        String complete = lookup.complete(key);
        Uni<@Nullable V> read = redis.get(key, lookup.codec());
        return lookup.shares() ? Uni.createFrom().deferred(() -> now(complete, read)) : read;
    }

    private Uni<@Nullable V> now(String completeKey, Uni<@Nullable V> read) {
        Entry entry = lookup.find(completeKey);
        if (entry != null) {
            try {
                return Uni.createFrom().item(lookup.value(entry));
            } catch (RedisCodecException e) {
                // the service words it with the key
            }
        }
        return read;
    }

    @Override
    public Uni<Map<String, V>> getAll(Collection<String> keys) {
        List<String> names = List.copyOf(keys);
        if (names.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<Uni<@Nullable V>> each = new ArrayList<>();
        names.forEach(name -> each.add(get(name)));
        return Uni.join().all(each).andFailFast().map(values -> found(names, values));
    }

    private static <V> Map<String, V> found(List<String> names, List<@Nullable V> values) {
        Map<String, V> found = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            V value = values.get(i);
            if (value != null) {
                found.put(names.get(i), value);
            }
        }
        return found;
    }

    @Override
    public ReactiveNearCacheView<V> immutable() {
        return lookup.shares() ? this : new ReactiveView<>(lookup.sharing(), redis);
    }
}

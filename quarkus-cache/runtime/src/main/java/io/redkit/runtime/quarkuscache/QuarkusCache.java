package io.redkit.runtime.quarkuscache;

import java.lang.reflect.Type;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkus.cache.runtime.AbstractCache;
import io.redkit.cache.CacheSpec;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.runtime.cache.ClientCaches;
import io.redkit.runtime.cache.LeavingCache;
import io.smallrye.mutiny.Uni;

/**
 * A cache of Quarkus, kept by Redkit. What it does beyond that of Quarkus, such as stale values, is a matter of configuration.
 */
final class QuarkusCache extends AbstractCache {

    private final String name;
    private final @Nullable Type valueType;
    private final ReactiveRedisCache<Object, Object> reactive;
    private final LeavingCache<Object, Object> blocking;

    /** @param valueType null if nobody knows */
    QuarkusCache(String name, @Nullable Type valueType, ClientCaches caches) {
        this.name = name;
        this.valueType = valueType;
        QuarkusKeys keys = new QuarkusKeys(caches.keyText());
        CacheSpec<Object, Object> spec = CacheSpec
                .<Object, Object> of(name, Object.class, valueType == null ? Object.class : valueType).keyText(keys::of);
        this.reactive = caches.reactive().of(spec);
        this.blocking = caches.leaving(spec);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    @SuppressWarnings("unchecked") // the build has made sure that all values of the cache are of one type
    public <K, V> Uni<V> get(K key, Function<K, V> loader) {
        checkType();
        return (Uni<V>) blocking.get(checked(key), its -> loader.apply(key));
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public <K, V> Uni<V> getAsync(K key, Function<K, Uni<V>> loader) {
        checkType();
        return (Uni<V>) reactive.get(checked(key), its -> loader.apply(key));
    }

    @Override
    public Uni<Void> invalidate(Object key) {
        return reactive.invalidate(checked(key));
    }

    @Override
    public Uni<Void> invalidateAll() {
        return reactive.clear();
    }

    /** Not possible: keys in Redis are texts, of which nobody can make the objects again that a predicate asks about. */
    @Override
    public Uni<Void> invalidateIf(Predicate<Object> predicate) {
        throw new UnsupportedOperationException("Cache " + name + " is in Redis, where keys are texts, so that no predicate can"
                + " be asked about them; use invalidate, invalidateAll, or a RedisCache with tags");
    }

    private static Object checked(@Nullable Object key) {
        if (key == null) {
            throw new NullPointerException(NULL_KEYS_NOT_SUPPORTED_MSG);
        }
        return key;
    }

    private void checkType() {
        if (valueType == null) {
            throw new IllegalStateException("Nobody knows which values cache " + name + " has, since no method has @CacheResult"
                    + " for it; set quarkus.cache.redkit.value-types.\"" + name + "\" to their class");
        }
    }
}

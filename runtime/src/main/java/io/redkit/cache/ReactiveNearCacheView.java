package io.redkit.cache;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The reactive twin of {@link NearCacheView}, which says what the methods do.
 *
 * @param <V> type of the values
 */
public interface ReactiveNearCacheView<V> {

    /** See {@link NearCacheView#get}. Looks into the memory when it is subscribed to. */
    @CheckReturnValue
    Uni<@Nullable V> get(String key);

    /** See {@link NearCacheView#getAll}. What is not in memory is read at the same time. */
    @CheckReturnValue
    Uni<Map<String, V>> getAll(Collection<String> keys);

    /** See {@link NearCacheView#immutable}. */
    @CheckReturnValue
    ReactiveNearCacheView<V> immutable();
}

package io.redkit.cache;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.codec.ValueCodec;

/** The reactive twin of {@link NearCache}, which says what the methods do. Nothing in here blocks. */
public interface ReactiveNearCache {

    /** See {@link NearCache#text}. */
    ReactiveNearCacheView<String> text(String cache);

    /** See {@link NearCache#json(String, Class)}. */
    <V> ReactiveNearCacheView<V> json(String cache, Class<V> type);

    /** See {@link NearCache#json(String, TypeReference)}. */
    <V> ReactiveNearCacheView<V> json(String cache, TypeReference<V> type);

    /** See {@link NearCache#view}. */
    <V> ReactiveNearCacheView<V> view(String cache, ValueCodec<V> codec);

    /** See {@link NearCache#figures}. */
    NearCacheFigures figures(String cache);
}

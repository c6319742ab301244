package io.redkit.cache;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.codec.ValueCodec;

/**
 * What a cache holds, and what the code says about it. Immutable; each method returns another specification. Meant to be kept
 * in a constant, since one name can have one specification.
 *
 * <pre>
 * static final CacheSpec&lt;Long, User&gt; USERS = CacheSpec.of("users", Long.class, User.class)
 *         .tags((id, user) -&gt; Set.of("team:" + user.team()))
 *         .options(its -&gt; its.timeToLive(Duration.ofMinutes(10)));
 * </pre>
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public final class CacheSpec<K, V> {

    private final String name;
    private final Type keyType;
    private final Type valueType;
    private final UnaryOperator<CacheOptions> options;
    private final @Nullable BiFunction<? super K, ? super @Nullable V, ? extends Collection<String>> tags;
    private final @Nullable Function<? super K, String> keyText;
    private final @Nullable ValueCodec<V> codec;
    private final boolean isPlain;

    private CacheSpec(String name, Type keyType, Type valueType, UnaryOperator<CacheOptions> options,
            @Nullable BiFunction<? super K, ? super @Nullable V, ? extends Collection<String>> tags,
            @Nullable Function<? super K, String> keyText, @Nullable ValueCodec<V> codec, boolean isPlain) {
        this.name = name;
        this.keyType = keyType;
        this.valueType = valueType;
        this.options = options;
        this.tags = tags;
        this.keyText = keyText;
        this.codec = codec;
        this.isPlain = isPlain;
    }

    /**
     * Describes a cache as it is configured.
     *
     * @throws IllegalArgumentException if the name is empty or a type is null
     */
    public static <K, V> CacheSpec<K, V> of(String name, Class<K> keyType, Class<V> valueType) {
        return of(name, keyType, (Type) valueType);
    }

    /** Describes a cache of values that have type parameters. */
    public static <K, V> CacheSpec<K, V> of(String name, Class<K> keyType, TypeReference<V> valueType) {
        return of(name, keyType, valueType.getType());
    }

    /** Describes a cache whose types are only known at run time; the caller answers for them. */
    public static <K, V> CacheSpec<K, V> of(String name, Type keyType, Type valueType) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("The name of the cache is missing");
        }
        if (keyType == null || valueType == null) {
            throw new IllegalArgumentException("A type of the cache " + name + " is null");
        }
        return new CacheSpec<>(name, keyType, valueType, UnaryOperator.identity(), null, null, null, true);
    }

    /** Says how the cache behaves where it is not configured, beginning with what is configured for all caches. */
    public CacheSpec<K, V> options(UnaryOperator<CacheOptions> change) {
        Objects.requireNonNull(change, "change");
        return new CacheSpec<>(name, keyType, valueType, its -> change.apply(options.apply(its)), tags, keyText, codec, false);
    }

    /**
     * Says which tags an entry has. A tag is any text that is not empty, such as {@code team:7}.
     *
     * @param function returns the tags of a key and its value, which may be null; must be fast, and the same in all processes
     */
    public CacheSpec<K, V> tags(BiFunction<? super K, ? super @Nullable V, ? extends Collection<String>> function) {
        Objects.requireNonNull(function, "function");
        return new CacheSpec<>(name, keyType, valueType, options, function, keyText, codec, false);
    }

    /**
     * Says how a key becomes text. Keys with the same text are the same key.
     *
     * @param function must not return an empty text
     */
    public CacheSpec<K, V> keyText(Function<? super K, String> function) {
        Objects.requireNonNull(function, "function");
        return new CacheSpec<>(name, keyType, valueType, options, tags, function, codec, false);
    }

    /** Says how values become bytes, such as encrypted ones. Keys and tags stay readable. */
    public CacheSpec<K, V> codec(ValueCodec<V> values) {
        Objects.requireNonNull(values, "values");
        return new CacheSpec<>(name, keyType, valueType, options, tags, keyText, values, false);
    }

    public String name() {
        return name;
    }

    public Type keyType() {
        return keyType;
    }

    public Type valueType() {
        return valueType;
    }

    /** Returns what the code says, applied to options. */
    public CacheOptions applyTo(CacheOptions base) {
        return options.apply(base);
    }

    /** Returns the tags of an entry. */
    public Collection<String> tagsOf(K key, @Nullable V value) {
        return tags == null ? Set.of() : tags.apply(key, value);
    }

    /** Returns what makes text of a key; null for the usual way. */
    public @Nullable Function<? super K, String> keyText() {
        return keyText;
    }

    /** Returns what makes bytes of values; null for JSON. */
    public @Nullable ValueCodec<V> codec() {
        return codec;
    }

    /** Returns whether the code says no more than name and types. */
    public boolean isPlain() {
        return isPlain;
    }

    @Override
    public String toString() {
        return "CacheSpec[" + name + ", " + keyType.getTypeName() + ", " + valueType.getTypeName() + "]";
    }
}

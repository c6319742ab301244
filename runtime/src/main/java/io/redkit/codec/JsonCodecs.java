package io.redkit.codec;

import java.lang.reflect.Type;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * Makes the codecs that store values as JSON, one for each declared type.
 * <p>
 * The declared type alone decides about the classes that are written and read. A subclass is written as its declared type;
 * subtypes are told apart only where the type itself lists them by name ({@code @JsonTypeInfo(use = NAME)} with
 * {@code @JsonSubTypes}). A mapper with default typing, which lets stored bytes choose classes, is refused.
 * <p>
 * A value is exactly one JSON document. JSON {@code null} is refused, unless the declared type has a value for it, as
 * {@code Optional} and {@code JsonNode} have. Types that Jackson cannot handle fail when they are used. Failures are
 * {@link io.redkit.RedisCodecException}s that tell the type, the kind of error and where it is, but nothing of the value:
 * property names of the declared classes are shown, while map keys and unknown properties, which are content, appear as
 * question marks.
 * <p>
 * Codecs are kept for as long as this object, which should live as long as the application: it holds the application's classes.
 * It is thread-safe.
 */
public final class JsonCodecs {

    /** Applications declare dozens of types. This bound is for those that make new type objects all the time. */
    private static final int MAX_CACHED = 2048;

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ConcurrentMap<Type, JsonCodec<?>> codecs = new ConcurrentHashMap<>();

    /**
     * @param mapper taken as it is configured now; later changes of its configuration have no effect
     * @throws IllegalArgumentException if the mapper has default typing activated
     */
    public JsonCodecs(ObjectMapper mapper) {
        this.reader = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.writer = mapper.writer();
        JavaType any = mapper.constructType(Object.class);
        if (reader.getConfig().getDefaultTyper(any) != null || writer.getConfig().getDefaultTyper(any) != null) {
            throw new IllegalArgumentException("the ObjectMapper has default typing activated, which lets stored values choose"
                    + " the classes to instantiate; use mapper.copy().deactivateDefaultTyping() for Redis");
        }
    }

    /** Returns the codec of a class without type parameters. */
    @SuppressWarnings("unchecked")
    public <T> ValueCodec<T> of(Class<T> type) {
        return (ValueCodec<T>) codec(type);
    }

    /** Returns the codec of a type with type parameters: <code>of(new TypeReference&lt;List&lt;Order&gt;&gt;() {})</code>. */
    @SuppressWarnings("unchecked")
    public <T> ValueCodec<T> of(TypeReference<T> type) {
        return (ValueCodec<T>) codec(type.getType());
    }

    /** Returns the codec of a type that is only known at run time, such as a method's return type. */
    @SuppressWarnings("unchecked")
    public ValueCodec<Object> of(Type type) {
        return (ValueCodec<Object>) codec(type);
    }

    int cached() {
        return codecs.size();
    }

    private ValueCodec<?> codec(Type type) {
        JsonCodec<?> known = codecs.get(type);
        return known != null ? known : newCodec(type);
    }

    private ValueCodec<?> newCodec(Type type) {
        JsonCodec<?> codec = new JsonCodec<>(reader.getTypeFactory().constructType(type), reader, writer);
        if (codecs.size() >= MAX_CACHED) {
            codecs.clear();
        }
        codecs.put(type, codec);
        return codec;
    }
}

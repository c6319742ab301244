package io.redkit.runtime.pubsub;

import java.lang.reflect.Type;
import java.util.function.Supplier;

import io.redkit.codec.JsonCodecs;
import io.redkit.codec.ValueCodec;

/**
 * Chooses codecs of payloads: text, bytes as they are, and JSON for the rest.
 *
 * @param json codecs of JSON values
 */
record Payloads(Supplier<JsonCodecs> json) {

    @SuppressWarnings("unchecked") // the codec is that of the type
    <T> ValueCodec<T> codec(Class<T> type) {
        return (ValueCodec<T>) codec((Type) type);
    }

    ValueCodec<?> codec(Type type) {
        if (type == String.class) {
            return ValueCodec.utf8();
        }
        return type == byte[].class ? ValueCodec.bytes() : json.get().of(type);
    }

    /** @throws IllegalArgumentException if the payload is null */
    byte[] encode(Object payload) {
        if (payload == null) {
            throw new IllegalArgumentException("The payload is null");
        }
        return encode(codec(payload.getClass()), payload);
    }

    private static <T> byte[] encode(ValueCodec<T> codec, Object payload) {
        @SuppressWarnings("unchecked") // it was chosen by the class of the payload
        T its = (T) payload;
        return codec.encode(its);
    }
}

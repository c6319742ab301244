package io.redkit.codec;

import io.redkit.RedisCodecException;

/**
 * Turns objects of one type into the bytes that Redis stores, and back.
 * <p>
 * A codec is used by many threads at once, event loops included: it must be thread-safe and must not block. It never sees
 * the absence of a value: a missing key is not decoded.
 *
 * @param <T> type of the objects
 */
public interface ValueCodec<T> {

    /**
     * Returns the bytes that stand for a value. The caller must not change them.
     *
     * @throws IllegalArgumentException if the value is null
     * @throws RedisCodecException if the value has no form as bytes; without any content of the value, and with a null key
     */
    byte[] encode(T value);

    /**
     * Returns the value that the bytes stand for. The codec may keep the array, so the caller must not change it afterwards.
     *
     * @throws RedisCodecException if the bytes are not what {@link #encode} returns; without any content of them, and with a
     *         null key
     */
    T decode(byte[] bytes);

    /**
     * Returns the codec of text in UTF-8. It is strict: bytes that are not UTF-8, and strings with half a surrogate pair, are
     * errors rather than question marks.
     */
    static ValueCodec<String> utf8() {
        return Utf8Codec.INSTANCE;
    }

    /** Returns the codec of plain bytes. It does not copy them. */
    static ValueCodec<byte[]> bytes() {
        return BytesCodec.INSTANCE;
    }
}

package io.redkit.codec;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;

/** The failures of codecs. Without key, which a codec does not know, and without cause, whose message may hold content. */
final class CodecErrors {

    private CodecErrors() {
    }

    static RedisCodecException encoding(String message) {
        return new RedisCodecException(message, null, null, Delivery.NOT_SENT);
    }

    static RedisCodecException decoding(String message) {
        return new RedisCodecException(message, null, null, Delivery.ANSWERED);
    }

    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("the value is null; delete the key to store nothing");
        }
        return value;
    }
}

package io.redkit.runtime.pubsub;

import java.nio.charset.StandardCharsets;

import io.redkit.codec.ValueCodec;

/** Numbers as text. It throws what a codec should not: exceptions of its own, and an error for an empty text. */
final class Digits implements ValueCodec<Integer> {

    @Override
    public byte[] encode(Integer value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Integer decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw new NoClassDefFoundError("io/acme/Old");
        }
        return Integer.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }
}

package io.redkit.codec;

/** Bytes as they are. */
final class BytesCodec implements ValueCodec<byte[]> {

    static final BytesCodec INSTANCE = new BytesCodec();

    private BytesCodec() {
    }

    @Override
    public byte[] encode(byte[] value) {
        return CodecErrors.present(value);
    }

    @Override
    public byte[] decode(byte[] bytes) {
        return bytes;
    }
}

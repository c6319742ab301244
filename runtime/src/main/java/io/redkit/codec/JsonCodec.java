package io.redkit.codec;

import java.io.IOException;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

/** One declared type as JSON. Its reader and writer have looked up the type's (de)serialisers already. */
final class JsonCodec<T> implements ValueCodec<T> {

    private final JavaType type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    JsonCodec(JavaType type, ObjectReader reader, ObjectWriter writer) {
        this.type = type;
        this.reader = reader.forType(type);
        this.writer = writer.forType(type);
    }

    @Override
    public byte[] encode(T value) {
        CodecErrors.present(value);
        try {
            return writer.writeValueAsBytes(value);
        } catch (IOException | RuntimeException e) {
            throw CodecErrors.encoding(
                    "cannot write " + type.toCanonical() + " as JSON: "
                            + JsonFailure.describe(e, writer.getConfig()::introspect));
        }
    }

    @Override
    public T decode(byte[] bytes) {
        T value = read(bytes);
        if (value == null) {
            throw CodecErrors.decoding("the value is JSON null, which is no " + type.toCanonical()
                    + "; delete the key to store nothing, or declare an Optional");
        }
        return value;
    }

    private T read(byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (IOException | RuntimeException e) {
            throw CodecErrors.decoding(
                    "cannot read JSON as " + type.toCanonical() + ": "
                            + JsonFailure.describe(e, reader.getConfig()::introspect));
        }
    }
}

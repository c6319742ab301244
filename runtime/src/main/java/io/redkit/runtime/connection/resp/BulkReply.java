package io.redkit.runtime.connection.resp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** A string of bytes. */
public sealed class BulkReply implements Response permits VerbatimReply {

    private final byte[] bytes;

    public BulkReply(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes themselves, not a copy. Callers inside the extension decode them and do not change them. */
    public final byte[] array() {
        return bytes;
    }

    @Override
    public ResponseType type() {
        return ResponseType.BULK;
    }

    @Override
    public final String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public final String toString(Charset encoding) {
        return new String(bytes, encoding);
    }

    @Override
    public final Buffer toBuffer() {
        return Buffer.buffer(bytes);
    }

    @Override
    public final byte[] toBytes() {
        return bytes.clone();
    }
}

package io.redkit.runtime.nearcache;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.ValueCodec;
import io.redkit.runtime.connection.resp.BulkReply;
import io.vertx.redis.client.Response;

/** The value of a key as it was read, or that there was none. */
final class Entry implements Slot {

    private final byte @Nullable [] bytes;
    private final long deadlineNanos;
    private final Generation generation;
    private @Nullable Decoded decoded;

    /** An object that a codec made of the bytes. Its fields are final, so it may be published by a race. */
    private record Decoded(Object by, Object value) {
    }

    /**
     * @param bytes the value, null if there was none; nobody else changes them
     * @param deadlineNanos by {@link System#nanoTime()}; then it is read anew
     */
    Entry(byte @Nullable [] bytes, long deadlineNanos, Generation generation) {
        this.bytes = bytes;
        this.deadlineNanos = deadlineNanos;
        this.generation = generation;
    }

    boolean isUsable(long nowNanos) {
        return deadlineNanos - nowNanos > 0 && generation.isTrusted(nowNanos);
    }

    /** Returns whether it may be answered while nobody can tell whether it has changed. */
    boolean isUsableWhileAway(long nowNanos) {
        return deadlineNanos - nowNanos > 0 && !generation.isFlushed();
    }

    /** Returns the reply, with bytes of its own: a codec may hand them out. */
    @Nullable
    Response reply() {
        return bytes == null ? null : new BulkReply(bytes.clone());
    }

    /**
     * Returns what a codec makes of the value, the same object for all callers; null if there was none.
     *
     * @throws io.redkit.RedisCodecException if the codec cannot decode it
     */
    @SuppressWarnings("unchecked") // what a codec has made is of its type
    <V> @Nullable V shared(ValueCodec<V> codec) {
        if (bytes == null) {
            return null;
        }
        Decoded known = decoded;
        if (known != null && known.by == codec) {
            return (V) known.value;
        }
        V value = codec.decode(bytes.clone());
        if (value != null) {
            decoded = new Decoded(codec, value);
        }
        return value;
    }

    @Override
    public int size() {
        return bytes == null ? 0 : bytes.length;
    }
}

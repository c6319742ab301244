package io.redkit.runtime.queue;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;
import io.redkit.codec.JsonCodecs;
import io.redkit.codec.ValueCodec;
import io.redkit.queue.JobRejectedException;

/**
 * Payloads and results as bytes.
 *
 * @param codec of payloads
 * @param json makes codecs of results
 * @param <T> type of the payloads
 */
record Payloads<T>(ValueCodec<T> codec, JsonCodecs json) {

    private static final byte[] NOTHING = {};

    /**
     * Returns what the handler gets; null if the job has none.
     *
     * @throws JobRejectedException if it cannot be decoded, since that would be so again
     */
    @SuppressWarnings("NullAway") // null for jobs without payload, which the type of a handler's parameter cannot say
    T payload(TakenJob job) {
        if (job.payload().length == 0) {
            return null;
        }
        try {
            return codec.decode(job.payload());
        } catch (RedisCodecException e) {
            throw new JobRejectedException("The payload cannot be decoded: " + e.getMessage(), e);
        }
    }

    /** Returns a result as it is kept; nothing for null. */
    @SuppressWarnings("unchecked")
    byte[] result(@Nullable Object value) {
        return value == null ? NOTHING : ((ValueCodec<Object>) json.of(value.getClass())).encode(value);
    }

    /** Returns a payload as it is kept; nothing for null. */
    byte[] encode(@Nullable T payload) {
        return payload == null ? NOTHING : codec.encode(payload);
    }
}

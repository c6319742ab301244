package io.redkit.runtime.connection.resp;

import java.math.BigInteger;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** A 64-bit integer. */
final class IntegerReply implements Response {

    private static final int CACHED = 256;
    private static final IntegerReply[] CACHE = new IntegerReply[CACHED];

    static {
        for (int i = 0; i < CACHED; i++) {
            CACHE[i] = new IntegerReply(i);
        }
    }

    private final long value;

    private IntegerReply(long value) {
        this.value = value;
    }

    static IntegerReply of(long value) {
        return value >= 0 && value < CACHED ? CACHE[(int) value] : new IntegerReply(value);
    }

    @Override
    public ResponseType type() {
        return ResponseType.NUMBER;
    }

    @Override
    public Number toNumber() {
        return value;
    }

    @Override
    public Long toLong() {
        return value;
    }

    @Override
    public Integer toInteger() {
        return (int) value;
    }

    @Override
    public Short toShort() {
        return (short) value;
    }

    @Override
    public Byte toByte() {
        return (byte) value;
    }

    @Override
    public Double toDouble() {
        return (double) value;
    }

    @Override
    public Float toFloat() {
        return (float) value;
    }

    @Override
    public BigInteger toBigInteger() {
        return BigInteger.valueOf(value);
    }

    @Override
    public Boolean toBoolean() {
        return value == 1;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

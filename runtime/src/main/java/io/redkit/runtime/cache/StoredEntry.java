package io.redkit.runtime.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it is in Redis: a head, and the value as it was encoded. The first nine bytes, a version and a random number,
 * tell
 * it from all others, also in scripts.
 *
 * @param born the clock of the cache before the value was loaded
 * @param ttlMillis how long it is fresh
 * @param staleMillis how long it is kept after that
 * @param tags what it can be invalidated by
 * @param value null if that there is no value is what is cached
 * @param bytes all of it
 */
record StoredEntry(long born, long ttlMillis, long staleMillis, List<String> tags, byte @Nullable [] value, byte[] bytes) {

    static final int ID_BYTES = 9;
    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = ID_BYTES + 3 * Long.BYTES + 1 + Short.BYTES;
    private static final int MOST_TAGS = 1000;

    static StoredEntry of(long born, Duration ttl, Duration stale, Collection<String> tags, byte @Nullable [] value) {
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException("An entry has " + tags.size() + " tags; it may have " + MOST_TAGS);
        }
        List<byte[]> encoded = tags.stream().map(StoredEntry::checked).toList();
        int size = HEAD_BYTES + encoded.stream().mapToInt(tag -> Short.BYTES + tag.length).sum()
                + (value == null ? 0 : value.length);
        ByteBuffer buffer = ByteBuffer.allocate(size);
        buffer.put(VERSION).putLong(ThreadLocalRandom.current().nextLong());
        buffer.putLong(born).putLong(ttl.toMillis()).putLong(stale.toMillis());
        buffer.put((byte) (value == null ? 1 : 0)).putShort((short) encoded.size());
        encoded.forEach(tag -> buffer.putShort((short) tag.length).put(tag));
        if (value != null) {
            buffer.put(value);
        }
        return new StoredEntry(born, ttl.toMillis(), stale.toMillis(), List.copyOf(tags), value, buffer.array());
    }

    private static byte[] checked(String tag) {
        byte[] encoded = tag.getBytes(StandardCharsets.UTF_8);
        if (encoded.length == 0 || encoded.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("A tag has " + encoded.length + " bytes; it must have from 1 to 32767");
        }
        return encoded;
    }

    /** Returns the entry that these bytes are; null if they are none, or one of another version. */
    static @Nullable StoredEntry parse(byte[] bytes) {
        if (bytes.length < HEAD_BYTES || bytes[0] != VERSION) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).position(ID_BYTES);
        long born = buffer.getLong();
        long ttl = buffer.getLong();
        long stale = buffer.getLong();
        boolean isNull = buffer.get() != 0;
        int count = buffer.getShort();
        List<String> tags = new ArrayList<>(Math.max(0, Math.min(count, MOST_TAGS)));
        for (int i = 0; i < count; i++) {
            int length = buffer.remaining() < Short.BYTES ? -1 : buffer.getShort();
            if (length < 0 || length > buffer.remaining()) {
                return null;
            }
            tags.add(new String(bytes, buffer.position(), length, StandardCharsets.UTF_8));
            buffer.position(buffer.position() + length);
        }
        byte[] value = isNull ? null : Arrays.copyOfRange(bytes, buffer.position(), bytes.length);
        return new StoredEntry(born, ttl, stale, tags, value, bytes);
    }

    /** Returns what tells it from all others. */
    byte[] id() {
        return idOf(bytes);
    }

    static byte[] idOf(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(ID_BYTES, bytes.length));
    }

    /** Returns for how long it lives in Redis. */
    long lifeMillis() {
        return Math.max(1, ttlMillis + staleMillis);
    }

    /** @param restMillis how long it still lives in Redis */
    boolean isFresh(long restMillis) {
        return restMillis > staleMillis;
    }

    /** Returns the share of its time to live that is over; 1 or more if it is stale. */
    double age(long restMillis) {
        return ttlMillis == 0 ? 1 : (double) (lifeMillis() - restMillis) / ttlMillis;
    }
}

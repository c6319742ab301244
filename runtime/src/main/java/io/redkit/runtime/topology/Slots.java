package io.redkit.runtime.topology;

import java.nio.charset.StandardCharsets;

/**
 * The slot of a key in a cluster: CRC16 (XMODEM) of the key modulo 16384, as the
 * <a href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">cluster specification</a> has it. Only
 * what stands between the first <code>{</code> and the next <code>}</code> is hashed, if there is anything.
 * <p>
 * Text that is ASCII is hashed as it is, without a copy. Other text is hashed as the UTF-8 that is sent: half a surrogate
 * pair is a question mark.
 */
public final class Slots {

    /** How many slots a cluster has. */
    public static final int COUNT = 16384;

    /** What to do about keys in several slots. */
    public static final String HINT = "give keys that belong together one hash tag, as in {user:42}:cart and {user:42}:orders,"
            + " with KeySpace.hashTag";

    private static final int POLYNOMIAL = 0x1021;
    private static final char[] TABLE = table();

    private Slots() {
    }

    /**
     * Returns the slot of a key as a {@link io.redkit.runtime.command.Call} holds it.
     *
     * @param key a {@code String}, a {@code byte[]} or a {@code Long}
     */
    public static int of(Object key) {
        return key instanceof byte[] bytes ? of(bytes) : of(key.toString());
    }

    public static int of(String key) {
        int from = 0;
        int end = key.length();
        int open = key.indexOf('{');
        if (open >= 0) {
            int close = key.indexOf('}', open + 1);
            if (close > open + 1) {
                from = open + 1;
                end = close;
            }
        }
        int crc = 0;
        for (int i = from; i < end; i++) {
            char c = key.charAt(i);
            if (c >= 0x80) {
                byte[] utf8 = key.substring(from, end).getBytes(StandardCharsets.UTF_8);
                return crc(utf8, 0, utf8.length) % COUNT;
            }
            crc = next(crc, c);
        }
        return crc % COUNT;
    }

    public static int of(byte[] key) {
        int open = indexOf(key, '{', 0);
        if (open >= 0) {
            int close = indexOf(key, '}', open + 1);
            if (close > open + 1) {
                return crc(key, open + 1, close) % COUNT;
            }
        }
        return crc(key, 0, key.length) % COUNT;
    }

    private static int indexOf(byte[] key, char wanted, int from) {
        for (int i = from; i < key.length; i++) {
            if (key[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int crc(byte[] bytes, int from, int end) {
        int crc = 0;
        for (int i = from; i < end; i++) {
            crc = next(crc, bytes[i]);
        }
        return crc;
    }

    private static int next(int crc, int value) {
        return ((crc << 8) & 0xffff) ^ TABLE[(crc >>> 8 ^ value) & 0xff];
    }

    private static char[] table() {
        char[] table = new char[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
            table[i] = (char) crc;
        }
        return table;
    }
}

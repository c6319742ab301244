package io.redkit.bench.work;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Keys and their values, all different. The keys end in twelve digits, such as redis-benchmark chooses at random. */
public final class Entries {

    private final String prefix;
    private final String[] keys;
    private final String[] values;

    /** @param valueSize length of the values in characters of one byte */
    public Entries(String prefix, int count, int valueSize) {
        this.prefix = prefix;
        keys = new String[count];
        values = new String[count];
        for (int i = 0; i < count; i++) {
            keys[i] = prefix + String.format(Locale.ROOT, "%012d", i);
            values[i] = ("value of " + keys[i] + " ").repeat(1 + valueSize / 10).substring(0, valueSize);
        }
    }

    public int size() {
        return keys.length;
    }

    /** Returns what redis-benchmark takes as a key of these, if it is told their number. */
    String randomKey() {
        return prefix + "__rand_int__";
    }

    public String key(int turn) {
        return keys[Integer.remainderUnsigned(turn, keys.length)];
    }

    public String value(int turn) {
        return values[Integer.remainderUnsigned(turn, values.length)];
    }

    public Map<String, String> asMap() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            all.put(keys[i], values[i]);
        }
        return all;
    }
}

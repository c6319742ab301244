package io.redkit.bench.figures;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keys and their values, all different. */
final class Entries {

    private final String[] keys;
    private final String[] values;

    /** @param valueSize length of the values in characters of one byte */
    Entries(int count, int valueSize) {
        keys = new String[count];
        values = new String[count];
        for (int i = 0; i < count; i++) {
            keys[i] = "bench:" + (100_000 + i);
            values[i] = ("value of " + keys[i] + " ").repeat(valueSize / 10).substring(0, valueSize);
        }
    }

    String key(int turn) {
        return keys[Integer.remainderUnsigned(turn, keys.length)];
    }

    String value(int turn) {
        return values[Integer.remainderUnsigned(turn, values.length)];
    }

    Map<String, String> asMap() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            all.put(keys[i], values[i]);
        }
        return all;
    }
}

package io.redkit.runtime.script;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.redkit.KeySpace;

/** One request to run a script once: where its reply is recorded, and for how long. */
public final class OnceRequest {

    private static final Duration SHORTEST_RECORD = Duration.ofSeconds(60);

    private OnceRequest() {
    }

    /** Returns an id that no other request has. */
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /**
     * Returns the key of the record, which is in the slot of the first key.
     *
     * @param keys prefix of all keys
     * @param firstKey with its prefix; null if the script has no key
     * @throws IllegalArgumentException if no other key can share the slot of the first one
     */
    public static String record(KeySpace keys, String script, @Nullable String firstKey, String id) {
        String tag = firstKey == null ? "" : '{' + hashTag(script, firstKey) + "}:";
        return keys.prefix("once:" + tag + script + ':' + id);
    }

    /** Returns how long a record lives: longer than anybody may send the request again. */
    public static long recordMillis(Duration deadline) {
        return Math.max(SHORTEST_RECORD.toMillis(), 2 * deadline.toMillis());
    }

    private static String hashTag(String script, String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}', open + 1);
        if (open >= 0 && close > open + 1) {
            return key.substring(open + 1, close);
        }
        if (key.indexOf('}') >= 0) {
            throw new IllegalArgumentException("The first key of script " + script + " has a closing brace and no hash tag, so"
                    + " that no other key can share its slot; build keys with KeySpace.key, which escapes braces");
        }
        return key;
    }
}

package io.redkit.runtime.quarkuscache;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkus.cache.CompositeCacheKey;
import io.quarkus.cache.DefaultCacheKey;
import io.redkit.KeySpace;
import io.redkit.runtime.cache.KeyText;

/**
 * Text of the keys that Quarkus makes from the parameters of a method. Several parameters never make the text of others, nor
 * that
 * of a single one: their parts are escaped, and joined with a colon. Null is a part like others.
 */
final class QuarkusKeys {

    /** No part becomes one of these: a percent sign in a part is followed by two digits. */
    private static final String DEFAULT = "%default";
    private static final String NULL = "%null";

    private final KeyText text;

    QuarkusKeys(KeyText text) {
        this.text = text;
    }

    String of(Object key) {
        if (key instanceof DefaultCacheKey) {
            return DEFAULT;
        }
        if (key instanceof CompositeCacheKey composite) {
            List<String> parts = new ArrayList<>();
            for (Object part : composite.getKeyElements()) {
                parts.add(part(part));
            }
            return String.join(":", parts);
        }
        return part(key);
    }

    private String part(@Nullable Object part) {
        return part == null ? NULL
                : part instanceof CompositeCacheKey ? KeySpace.key(of(part))
                        : KeySpace.key(text.of(part, null));
    }
}

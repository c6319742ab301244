package io.redkit.runtime.cache;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;

/**
 * The answer to who wants to load an entry.
 *
 * @param entry null if there is none that he has not seen
 * @param millis how long the entry lives, or the load of somebody else
 */
record Claim(Kind kind, byte @Nullable [] entry, long millis) {

    enum Kind {
        /** He may load. */
        CLAIMED,
        /** There is an entry. */
        ENTRY,
        /** Somebody else loads. */
        LOADING,
        /** A load has failed a moment ago. */
        FAILED
    }

    static Claim of(@Nullable Response reply) {
        Response all = Objects.requireNonNull(reply, "reply");
        Kind kind = Kind.valueOf(all.get(0).toString().toUpperCase(Locale.ROOT));
        return switch (kind) {
            case CLAIMED -> new Claim(kind, null, 0);
            case ENTRY -> new Claim(kind, all.get(1).toBytes(), all.get(2).toLong());
            case LOADING, FAILED -> new Claim(kind, null, all.get(1).toLong());
        };
    }
}

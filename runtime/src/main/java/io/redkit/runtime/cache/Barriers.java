package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.redkit.cache.CacheOptions;
import io.vertx.redis.client.Response;

/**
 * The barriers of a cache as they were read: which entries are valid. An entry is if its load began after the latest barrier
 * that
 * concerns it. All are times of one key on one server, and so are the times in entries: no clocks of two machines are compared.
 * Without a clock the barriers were lost, and no entry can be trusted.
 *
 * @param clock time of the latest barrier in microseconds, 0 if there are none
 * @param all barrier of all entries
 * @param tags the barriers of tags that were asked for, 0 where there is none
 */
record Barriers(long clock, long all, Map<String, Long> tags) {

    static final String CLOCK = "c";
    static final String ALL = "a";

    /** Returns the field of a tag's barrier. */
    static String field(String tag) {
        return "t:" + tag;
    }

    /** Returns how long an entry can live, whatever it holds: a barrier that is older concerns none. */
    static Duration longestLife(CacheOptions options) {
        Duration value = options.timeToLive();
        Duration none = options.negativeTimeToLive();
        return (value.compareTo(none) < 0 ? none : value).plus(options.staleFor());
    }

    /** Returns the fields to ask for. */
    static List<String> fields(Collection<String> tags) {
        List<String> fields = new ArrayList<>(tags.size() + 2);
        fields.add(CLOCK);
        fields.add(ALL);
        new LinkedHashSet<>(tags).forEach(tag -> fields.add(field(tag)));
        return fields;
    }

    /** @param tags those that were asked for, in that order */
    static Barriers of(@Nullable Response reply, Collection<String> tags) {
        if (reply == null || reply.size() < 2) {
            return new Barriers(0, 0, Map.of());
        }
        Map<String, Long> barriers = new HashMap<>();
        int at = 2;
        for (String tag : new LinkedHashSet<>(tags)) {
            barriers.put(tag, number(reply.get(at++)));
        }
        return new Barriers(number(reply.get(0)), number(reply.get(1)), barriers);
    }

    private static long number(@Nullable Response reply) {
        return reply == null ? 0 : reply.toLong();
    }

    /** Returns whether all barriers that concern the entry were asked for. */
    boolean know(StoredEntry entry) {
        Set<String> asked = tags.keySet();
        return asked.containsAll(entry.tags());
    }

    boolean admit(StoredEntry entry) {
        return clock > 0 && all <= entry.born()
                && entry.tags().stream().allMatch(tag -> tags.getOrDefault(tag, 0L) <= entry.born());
    }
}

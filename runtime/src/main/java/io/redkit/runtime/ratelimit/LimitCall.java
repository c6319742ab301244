package io.redkit.runtime.ratelimit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.redkit.KeySpace;
import io.redkit.ratelimit.RateLimit;

/**
 * One call: which limits of which subject it asks, and for what.
 *
 * @param units to spend; in the mode {@link Mode#BLOCK} microseconds
 */
record LimitCall(List<RateLimit> limits, String subject, Mode mode, long units) {

    /** What a call wants. */
    enum Mode {
        /** All its units or none. */
        ALL,
        /** What is left. */
        SOME,
        /** Nothing but to look. */
        PEEK,
        /** The subject to be denied. */
        BLOCK;

        final String word = name().toLowerCase(java.util.Locale.ROOT);
    }

    static LimitCall of(RateLimit limit, String subject, Mode mode, long units) {
        return of(List.of(notNull(limit, "limit")), subject, mode, units);
    }

    /** @throws IllegalArgumentException if the caller's arguments are wrong */
    static LimitCall of(List<RateLimit> limits, String subject, Mode mode, long units) {
        if (notNull(subject, "subject").isEmpty()) {
            throw new IllegalArgumentException("The subject of the rate limit is empty");
        }
        if (notNull(limits, "list of limits").isEmpty()) {
            throw new IllegalArgumentException("There is no limit to ask");
        }
        Set<String> names = limits.size() == 1 ? Set.of() : new HashSet<>();
        for (RateLimit limit : limits) {
            check(notNull(limit, "limit"), mode, units);
            if (limits.size() > 1 && !names.add(limit.name())) {
                throw new IllegalArgumentException("Rate limit " + limit.name() + " is asked twice in one call");
            }
        }
        return new LimitCall(List.copyOf(limits), subject, mode, units);
    }

    private static void check(RateLimit limit, Mode mode, long units) {
        if (limit.name().isEmpty()) {
            throw new IllegalArgumentException("The rate limit has no name; give it one with named(\"...\"), under which Redis"
                    + " counts it");
        }
        if (units < 1) {
            throw new IllegalArgumentException("Rate limit " + limit.name() + " is asked for " + units
                    + " units; it must be at least 1");
        }
        if ((mode == Mode.ALL || mode == Mode.PEEK) && units > limit.capacity()) {
            throw new IllegalArgumentException("Rate limit " + limit.name() + " is asked for " + units
                    + " units, and never grants more than " + limit.capacity() + " at once");
        }
    }

    private static <T> T notNull(T argument, String what) {
        if (argument == null) {
            throw new IllegalArgumentException("The " + what + " is null");
        }
        return argument;
    }

    /** Returns how many units must be there for the call to be allowed. */
    long need() {
        return mode == Mode.SOME ? 1 : units;
    }

    boolean spends() {
        return mode == Mode.ALL || mode == Mode.SOME;
    }

    /** Returns the keys of the states, which share a slot. */
    String[] keys(KeySpace space) {
        String[] keys = new String[limits.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(space, limits.get(i), subject);
        }
        return keys;
    }

    /** States of different algorithms do not fit one another, so each has a key of its own. */
    private static String key(KeySpace space, RateLimit limit, String subject) {
        return key(space, limit.name(), subject, Figures.of(limit).algorithm());
    }

    static String key(KeySpace space, String name, String subject, String algorithm) {
        return space.prefix(KeySpace.key(KeySpace.RATE_LIMIT, KeySpace.hashTag(subject), name, algorithm));
    }
}

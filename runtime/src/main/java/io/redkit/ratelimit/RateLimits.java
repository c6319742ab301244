package io.redkit.ratelimit;

import java.util.SortedMap;

/**
 * The named limits of one client: those of the configuration, as they were changed since. A change holds for this process;
 * others keep theirs. Thread-safe.
 */
public interface RateLimits {

    /**
     * Returns the limit of this name.
     *
     * @throws IllegalArgumentException if there is none; the message has the names that there are
     */
    RateLimit get(String name);

    /** Returns all limits by their names, as they are now. */
    SortedMap<String, RateLimit> all();

    /**
     * Puts a limit in the place of the one with this name, or adds it; from the next call on it holds. What the subject has
     * used is kept, as long as the algorithm is the same.
     *
     * @param limit takes this name, whatever its own is
     */
    void change(String name, RateLimit limit);
}

package io.redkit.runtime.ratelimit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimits;

/** The named limits of one client, in memory. */
final class NamedLimits implements RateLimits {

    private final Map<String, RateLimit> byName;
    private final Runnable onChange;

    /** @param onChange is run after each change */
    NamedLimits(Map<String, RateLimit> initial, Runnable onChange) {
        this.byName = new ConcurrentHashMap<>(initial);
        this.onChange = onChange;
    }

    @Override
    public RateLimit get(String name) {
        RateLimit limit = name == null ? null : byName.get(name);
        if (limit == null) {
            throw new IllegalArgumentException("There is no rate limit " + name + "; there is " + all().keySet()
                    + ". Configure it as rate-limit.\"" + name + "\".permits and .period of the client");
        }
        return limit;
    }

    @Override
    public SortedMap<String, RateLimit> all() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    @Override
    public void change(String name, RateLimit limit) {
        if (name == null || name.isEmpty() || limit == null) {
            throw new IllegalArgumentException("A name and a limit are needed");
        }
        byName.put(name, limit.named(name));
        onChange.run();
    }
}

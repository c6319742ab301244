package io.redkit.runtime.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

import io.redkit.runtime.config.NearCacheConfig.WhileAway;
import io.redkit.runtime.config.NearCacheSettings.Bound;

/** Checks the near caches of a client. */
final class NearCacheResolution {

    private final ClientSources sources;
    private final Ranges ranges;

    private NearCacheResolution(ClientSources sources) {
        this.sources = sources;
        this.ranges = new Ranges(sources);
    }

    static List<NearCacheSettings> resolve(ClientSources sources) {
        NearCacheResolution resolution = new NearCacheResolution(sources);
        List<NearCacheSettings> all = new ArrayList<>();
        new TreeMap<>(sources.client().nearCache()).forEach((name, its) -> all.add(resolution.one(name, its)));
        resolution.checkApart(all);
        return List.copyOf(all);
    }

    private NearCacheSettings one(String name, NearCacheConfig its) {
        String prefix = its.prefix().orElse(name + ":");
        if (prefix.isBlank() || !StandardCharsets.UTF_8.newEncoder().canEncode(prefix)) {
            sources.problem(key(name, "prefix"),
                    "is blank or not valid Unicode; write what the keys begin with, such as catalog:");
        }
        return new NearCacheSettings(name, prefix, ranges.time(key(name, "maximum-staleness"), its.maximumStaleness()),
                bound(name, its), ranges.timeOrZero(key(name, "negative-ttl"), its.negativeTtl()),
                its.whileAway() == WhileAway.STALE);
    }

    private Bound bound(String name, NearCacheConfig its) {
        OptionalInt entries = its.maximumEntries();
        return entries.isPresent() ? new Bound(ranges.atLeastOne(key(name, "maximum-entries"), entries.getAsInt()), false)
                : new Bound(ranges.bytes(key(name, "maximum-size"), its.maximumSize()), true);
    }

    /** The server refuses prefixes of one connection that overlap. */
    private void checkApart(List<NearCacheSettings> all) {
        for (NearCacheSettings one : all) {
            for (NearCacheSettings other : all) {
                if (one != other && other.prefix().startsWith(one.prefix())) {
                    sources.problem(key(one.name(), "prefix"), "is the beginning of " + sources.key(key(other.name(), "prefix"))
                            + ", and a key would belong to both; write prefixes of which none begins with another one");
                }
            }
        }
    }

    private static String key(String name, String key) {
        return "near-cache.\"" + name + "\"." + key;
    }
}

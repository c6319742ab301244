package io.redkit.runtime.cache;

import java.util.concurrent.atomic.LongAdder;

import io.redkit.cache.CacheStatistics;

/** What happens in one cache, counted. */
final class Counters {

    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder staleHits = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder loadFailures = new LongAdder();
    final LongAdder refreshes = new LongAdder();

    CacheStatistics read() {
        return new CacheStatistics(hits.sum(), misses.sum(), staleHits.sum(), loads.sum(), loadFailures.sum(),
                refreshes.sum());
    }
}

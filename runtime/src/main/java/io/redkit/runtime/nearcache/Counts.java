package io.redkit.runtime.nearcache;

import java.util.concurrent.atomic.LongAdder;

/** What one near cache counts. */
final class Counts {

    final LongAdder hits = new LongAdder();
    final LongAdder staleHits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder invalidations = new LongAdder();
}

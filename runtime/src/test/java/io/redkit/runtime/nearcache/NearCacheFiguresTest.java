package io.redkit.runtime.nearcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.cache.NearCacheView;
import io.redkit.testkit.near.BlindReads;
import io.redkit.testkit.near.HitLoad;
import io.redkit.testkit.near.NearBed;
import io.redkit.testkit.near.StaleReads;

/** The short forms of what the measurements show. */
class NearCacheFiguresTest {

    @Test
    void read_afterTheWordOfAChange_isNeverStale() throws InterruptedException {
        StaleReads result = StaleReads.measure(10_000);

        assertThat(result.stale()).isZero();
        assertThat(result.trials()).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void read_behindABlackHole_isStaleForTheStatedTimeAtMost() {
        BlindReads result = BlindReads.measure(Duration.ofMillis(300));

        assertThat(result.reads()).isPositive();
        assertThat(result.stale()).isLessThanOrEqualTo(TrackedMaster.BLINDNESS);
    }

    @Test
    void hits_doNotReachTheServer() throws InterruptedException {
        try (NearBed bed = new NearBed(Duration.ofSeconds(2), "catalog")) {
            HitLoad load = HitLoad.ofKeys("catalog:", 100);
            for (String key : load.keys()) {
                bed.beside().blocking().set(key, "value");
                bed.keep("catalog", key);
            }
            NearCacheView<String> view = bed.near().text("catalog");
            load.perSecond(view::get, 2, Duration.ofMillis(200)); // the last words of the writes have arrived

            // again if the machine stood still, since then nothing in memory is trusted
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertAllFromMemory(bed, load, view));
        }
    }

    private static void assertAllFromMemory(NearBed bed, HitLoad load, NearCacheView<String> view)
            throws InterruptedException {
        long misses = bed.near().figures("catalog").misses();
        double perSecond = load.perSecond(view::get, 2, Duration.ofMillis(500));

        assertThat(perSecond).isGreaterThan(500_000); // many times as fast as the server
        assertThat(bed.near().figures("catalog").misses()).isEqualTo(misses);
    }
}

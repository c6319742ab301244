package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    @Test
    void next_eachFailure_waitsTwiceAsLongHalfOfItByChance() {
        for (long full : new long[] { 100, 200, 400, 800, 1600, 2000, 2000 }) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(full / 2), Duration.ofMillis(full));
        }
    }

    @Test
    void next_manyFailures_staysWithinTheLimit() {
        for (int i = 0; i < 1000; i++) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(2));
        }
    }

    @Test
    void next_manyClientsAtOnce_areSpread() {
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            waits.add(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)).next());
        }

        assertThat(waits).hasSizeGreaterThan(50);
    }

    @Test
    void reset_afterFailures_startsAnew() {
        backoff.next();
        backoff.next();
        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}

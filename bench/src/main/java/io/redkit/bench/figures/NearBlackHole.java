package io.redkit.bench.figures;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.near.BlindReads;

/**
 * The longest time for which a near cache answered with a value that had been replaced, when the network began to swallow
 * everything, the words of changes included. It begins at another time between two signs of life in each round.
 */
@ApplicationScoped
class NearBlackHole implements Figure {

    private static final Duration STEP = Duration.ofMillis(70);

    @Override
    public String name() {
        return "near-black-hole";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public Target target() {
        return Target.atMost("2", "s");
    }

    @Override
    public double measure(Effort effort) {
        Duration longest = Duration.ZERO;
        for (int round = 0; round < effort.rounds(); round++) {
            BlindReads seen = BlindReads.measure(Duration.ofMillis(500).plus(STEP.multipliedBy(round)));
            System.out.printf("stale for %d ms, %d reads%n", seen.stale().toMillis(), seen.reads());
            if (seen.reads() == 0) {
                throw new IllegalStateException("Nothing was answered from memory");
            }
            longest = seen.stale().compareTo(longest) > 0 ? seen.stale() : longest;
        }
        return longest.toMillis() / 1000.0;
    }
}

package io.redkit.testkit;

import java.time.Duration;
import java.util.function.Supplier;

/** The shortest of a few measurements: a machine that also does other things makes some of them longer, and none shorter. */
public final class Shortest {

    private static final int MEASUREMENTS = 3;

    private Shortest() {
    }

    /** Measures until it is as short as that, at most three times, and returns the shortest. */
    public static Duration of(Duration enough, Supplier<Duration> measurement) {
        Duration shortest = measurement.get();
        for (int i = 1; i < MEASUREMENTS && shortest.compareTo(enough) > 0; i++) {
            Duration next = measurement.get();
            shortest = next.compareTo(shortest) < 0 ? next : shortest;
        }
        return shortest;
    }
}

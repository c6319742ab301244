package io.redkit.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUps rounds before the first that counts
 * @param rounds rounds that count
 * @param roundLength length of a round of load
 */
public record Effort(int warmUps, int rounds, Duration roundLength) {

    /** Enough for a stable median on a quiet machine. */
    public static final Effort FULL = new Effort(4, 15, Duration.ofSeconds(4));

    /** For a first look; ends within two minutes. */
    public static final Effort QUICK = new Effort(3, 7, Duration.ofSeconds(2));
}

package io.redkit.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUps rounds before the first that counts
 * @param rounds rounds that count
 * @param roundLength length of a round of load
 * @param limit rounds of unknown length stop when this is over, however few they were
 */
public record Effort(int warmUps, int rounds, Duration roundLength, Duration limit) {

    /** Enough for a stable median on a quiet machine. */
    public static final Effort FULL = new Effort(4, 15, Duration.ofSeconds(4), Duration.ofMinutes(10));

    /** For a first look; ends within two minutes. */
    public static final Effort QUICK = new Effort(3, 7, Duration.ofSeconds(2), Duration.ofSeconds(90));

    /** Shows that the measurement works, and says nothing about speed; ends within seconds. */
    public static final Effort SHORT = new Effort(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(10));

    public boolean isFull() {
        return equals(FULL);
    }
}

package io.redkit.testkit;

/** The faults of a {@link FaultProxy} as they are now. Used on its thread only. */
final class FaultyNetwork {

    static final int NEVER = -1;

    boolean blackHole;
    boolean refuse;
    long delayNanos;
    int bytesPerSecond;
    int bytesBeforeCut = NEVER;

    void heal() {
        blackHole = false;
        refuse = false;
        delayNanos = 0;
        bytesPerSecond = 0;
        bytesBeforeCut = NEVER;
    }

    /** Returns how many of that many bytes pass at once: a slow line lets them trickle. */
    int pieceOf(int bytes) {
        return bytesPerSecond == 0 ? bytes : Math.min(bytes, Math.max(1, bytesPerSecond / 50));
    }

    /** Returns how long the line is busy with that many bytes. */
    long nanosFor(int bytes) {
        return bytesPerSecond == 0 ? 0 : bytes * 1_000_000_000L / bytesPerSecond;
    }
}

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

    /** Returns how long the line is busy with that many bytes. */
    long nanosFor(int bytes) {
        return bytesPerSecond == 0 ? 0 : bytes * 1_000_000_000L / bytesPerSecond;
    }
}

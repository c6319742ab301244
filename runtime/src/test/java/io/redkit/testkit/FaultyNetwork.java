package io.redkit.testkit;

/** The faults of a {@link FaultProxy} as they are now. Used on its thread only. */
final class FaultyNetwork {

    static final int NEVER = -1;

    boolean blackHole;
    boolean refuse;
    long delayNanos;
    int bytesPerSecondToServer;
    int bytesPerSecondToClient;
    int bytesBeforeCut = NEVER;

    void heal() {
        blackHole = false;
        refuse = false;
        delayNanos = 0;
        bytesPerSecondToServer = 0;
        bytesPerSecondToClient = 0;
        bytesBeforeCut = NEVER;
    }

    boolean isSlow(boolean toClient) {
        return delayNanos > 0 || bytesPerSecond(toClient) > 0;
    }

    /** Returns how many of that many bytes pass at once: a slow line lets them trickle. */
    int pieceOf(int bytes, boolean toClient) {
        int speed = bytesPerSecond(toClient);
        return speed == 0 ? bytes : Math.min(bytes, Math.max(1, speed / 50));
    }

    /** Returns how long the line is busy with that many bytes. */
    long nanosFor(int bytes, boolean toClient) {
        int speed = bytesPerSecond(toClient);
        return speed == 0 ? 0 : bytes * 1_000_000_000L / speed;
    }

    private int bytesPerSecond(boolean toClient) {
        return toClient ? bytesPerSecondToClient : bytesPerSecondToServer;
    }
}

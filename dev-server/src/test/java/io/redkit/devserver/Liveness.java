package io.redkit.devserver;

/** Tells a running process from one that has ended and only waits for its parent to notice (a zombie has no executable). */
final class Liveness {

    private Liveness() {
    }

    static boolean of(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}

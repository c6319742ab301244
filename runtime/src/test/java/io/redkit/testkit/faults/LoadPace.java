package io.redkit.testkit.faults;

/**
 * How many callers a load has, and how long each rests after a command.
 *
 * @param readsOwnWrites whether a caller must read what it has written, as from masters
 */
public record LoadPace(int callers, long restMillis, boolean readsOwnWrites) {

    /** 200 callers, at some 10,000 commands in a second. */
    public static final LoadPace STEADY = new LoadPace(200, 20, true);

    /** Admits that replicas answer with older values. */
    public LoadPace fromReplicas() {
        return new LoadPace(callers, restMillis, false);
    }
}

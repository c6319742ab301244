package io.redkit.testkit.faults;

/**
 * How many callers a load has, how long each rests after a command, and what they may rely on.
 *
 * @param readsOwnWrites whether a caller must read what it has written, as from masters
 * @param keepsWrites whether what was acknowledged must stay
 */
public record LoadPace(int callers, long restMillis, boolean readsOwnWrites, boolean keepsWrites) {

    /** 200 callers, at some 5,000 commands in a second. */
    public static final LoadPace STEADY = new LoadPace(200, 20, true, true);

    /** Admits that replicas answer with older values. */
    public LoadPace fromReplicas() {
        return new LoadPace(callers, restMillis, false, keepsWrites);
    }

    /** Admits that a master which is replaced goes on for a while, and what it acknowledges then is lost. */
    public LoadPace losingWrites() {
        return new LoadPace(callers, restMillis, false, false);
    }
}

package io.redkit.runtime.degraded;

/**
 * Is told that Redis is away, and that it is back. The two calls alternate, and begin with {@link #onAway}: whoever was told
 * that Redis is away is told of its return, unless the client is closed first. Several outages that follow one another faster
 * than a listener works are told as one.
 * <p>
 * Called on worker threads, one call after the other, and apart from other listeners: it may block, and what it throws is
 * logged and harms nobody else. So it can come late; {@link Availability#isAway()} knows what holds now.
 */
public interface AwayListener {

    /** Redis is away: from now on the policy holds. */
    default void onAway(Away away) {
    }

    /** Redis is back: what was kept meanwhile can be brought to it. */
    default void onReturn() {
    }
}

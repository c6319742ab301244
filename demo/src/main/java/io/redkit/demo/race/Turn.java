package io.redkit.demo.race;

import java.time.Instant;

/**
 * Something that happened to the lock.
 *
 * @param at when
 * @param token fencing token of the one to whom it happened
 * @param tab name of the tab
 * @param event what
 * @param waitedMillis how long the tab had waited before
 */
public record Turn(Instant at, long token, String tab, Event event, long waitedMillis) {

    /** What can happen. */
    public enum Event {
        /** The tab got the lock. */
        GOT,
        /** The tab took the lock away from another one. */
        TOOK_OVER,
        /** The tab released it. */
        RELEASED,
        /** The tab learned that it had lost it. */
        LOST
    }
}

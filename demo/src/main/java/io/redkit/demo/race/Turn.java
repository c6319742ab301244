package io.redkit.demo.race;

import java.time.Instant;

/**
 * Something that happened to the lock.
 *
 * @param at when
 * @param token fencing token
 * @param racer who had the token
 * @param event what
 * @param waitedMillis how long the racer had waited for it
 */
public record Turn(Instant at, long token, Racer racer, Event event, long waitedMillis) {

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

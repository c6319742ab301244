package io.redkit.testkit.faults;

import java.util.BitSet;

import io.redkit.Delivery;
import io.redkit.RedisException;

/**
 * A command of a load that failed.
 *
 * @param command its name
 * @param isRepeatable whether executing it twice does no harm
 * @param slots slots of its keys, none if it has no key
 * @param atNanos when it failed, by {@link System#nanoTime()}
 * @param failure what its caller was told
 */
public record LoadFailure(String command, boolean isRepeatable, BitSet slots, long atNanos, Throwable failure) {

    boolean hasKeys() {
        return !slots.isEmpty();
    }

    /** Returns whether the command has a key in one of these slots. */
    boolean concerns(BitSet others) {
        return slots.intersects(others);
    }

    /** Returns whether the client could not do better: a write was under way, and nobody knows what became of it. */
    public boolean isWriteInFlight() {
        return !isRepeatable && failure instanceof RedisException known && known.delivery() == Delivery.OUTCOME_UNKNOWN;
    }

    /** Returns the command, the type and the delivery, by which failures are counted. */
    public String kind() {
        String delivery = failure instanceof RedisException known ? known.delivery().name() : "unknown type";
        return command + " " + failure.getClass().getSimpleName() + " " + delivery;
    }
}

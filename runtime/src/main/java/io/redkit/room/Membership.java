package io.redkit.room;

/** A {@link Seat} for blocking code; for try-with-resources. */
public interface Membership extends Seat, AutoCloseable {

    /**
     * Leaves the room. Further calls change nothing.
     *
     * @throws io.redkit.RedisException if Redis does not answer. The seat is given up nevertheless, and the others see it leave
     *         when its lease ends.
     */
    void leave();

    /** Does what {@link #leave} does. */
    @Override
    void close();
}

package io.redkit.room;

/**
 * A connection's place in a room: what the {@link Membership} of blocking code and the {@link ReactiveMembership} have in
 * common.
 * <p>
 * It is kept until it is left, or the application ends: its process renews it. If Redis has lost it meanwhile, or has given it
 * away because this process stood still for longer than a lease, it is taken again by itself. The others are told that it left
 * and joined, and this side is told by {@link #onRejoined}.
 */
public interface Seat {

    /** Returns the name of the room. */
    String room();

    /** Returns what the others see of it. */
    Member member();

    /** Returns whether it was not left yet on this side. */
    boolean isTaken();

    /**
     * Calls this each time that the seat was lost and has been taken again: the others have seen it leave, and messages of that
     * time may have been for others only. Called on a worker thread.
     */
    void onRejoined(Runnable callback);
}

package io.redkit.pubsub;

/**
 * A place in a subscription where messages may be missing. It is told in its place: after the messages before it, and before
 * those that follow.
 *
 * @param cause why
 * @param missed how many messages are missing, {@link #UNKNOWN} if nobody knows
 */
public record Gap(Cause cause, long missed) {

    /** Instead of a number of messages. */
    public static final long UNKNOWN = -1;

    /** Why messages may be missing. */
    public enum Cause {
        /** The subscription was interrupted, because the connection was lost or a slot moved, and is back. */
        INTERRUPTED,
        /** The subscriber was too slow, and messages were dropped. */
        OVERFLOW,
        /** Messages could not be decoded. They are logged without their content. */
        UNREADABLE,
        /** A reliable channel has dropped messages that this subscriber had not read yet, because of their number or age. */
        RETENTION,
        /**
         * A reliable channel has a new epoch: its server failed, was restarted, or has lost the channel. What had been
         * published
         * last may be lost; everything that is still there and was not delivered yet is delivered now.
         */
        NEW_EPOCH
    }
}

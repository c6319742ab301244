package io.redkit.pubsub;

/** Ends a subscription whose subscriber was too slow, where {@link Overflow#FAIL} is the policy. */
public final class SlowSubscriberException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SlowSubscriberException(String message) {
        super(message);
    }
}

package io.redkit.pubsub;

import java.util.Objects;
import java.util.function.Consumer;

/** How a subscription deals with slow subscribers and interruptions. Immutable; each method returns other options. */
public final class SubscribeOptions {

    private static final int USUAL_BUFFER = 256;
    private static final Runnable NOTHING = () -> {
    };

    /** A buffer of 256 messages, of which the oldest are dropped. */
    public static final SubscribeOptions DEFAULT = new SubscribeOptions(USUAL_BUFFER, Overflow.DROP_OLDEST, gap -> {
    }, NOTHING);

    private final int buffer;
    private final Overflow overflow;
    private final Consumer<Gap> onGap;
    private final Runnable onSubscribed;

    private SubscribeOptions(int buffer, Overflow overflow, Consumer<Gap> onGap, Runnable onSubscribed) {
        this.buffer = buffer;
        this.overflow = overflow;
        this.onGap = onGap;
        this.onSubscribed = onSubscribed;
    }

    /**
     * Keeps at most so many messages that the subscriber has not asked for yet.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public SubscribeOptions buffer(int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException("The buffer is " + messages + "; it must be at least 1");
        }
        return new SubscribeOptions(messages, overflow, onGap, onSubscribed);
    }

    /** Says what happens to messages that do not fit into the buffer. */
    public SubscribeOptions overflow(Overflow policy) {
        return new SubscribeOptions(buffer, Objects.requireNonNull(policy, "policy"), onGap, onSubscribed);
    }

    /** Tells of each gap, in its place between the messages and on their thread. What the callback throws is logged. */
    public SubscribeOptions onGap(Consumer<Gap> callback) {
        return new SubscribeOptions(buffer, overflow, Objects.requireNonNull(callback, "callback"), onSubscribed);
    }

    /** Tells once that the server has confirmed all channels: what is published from now on arrives. Must not block. */
    public SubscribeOptions onSubscribed(Runnable callback) {
        return new SubscribeOptions(buffer, overflow, onGap, Objects.requireNonNull(callback, "callback"));
    }

    public int buffer() {
        return buffer;
    }

    public Overflow overflow() {
        return overflow;
    }

    public Consumer<Gap> onGap() {
        return onGap;
    }

    public Runnable onSubscribed() {
        return onSubscribed;
    }
}

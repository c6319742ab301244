package io.redkit.runtime.subscribe;

/** One listener's part in a subscription. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends it: the listener is told nothing more, except by a call that is running already. The last one unsubscribes. */
    @Override
    void close();
}

package io.redkit.runtime.degraded;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;

/**
 * Tells the features of one client whether Redis is away, and when it goes and comes back, so that they can fall back to what
 * their policy says and put things in order afterwards. Away means {@link ConnectionState#DEGRADED}: in a short interruption
 * commands wait, and features have nothing to do. Thread-safe.
 */
public interface Availability {

    /** Returns the state of the client. */
    ConnectionState state();

    /** Returns since when Redis is away and why; null if it is not. */
    @Nullable
    Away away();

    /** Returns whether Redis is away. Costs one volatile read. */
    default boolean isAway() {
        return away() != null;
    }

    /**
     * Declares what a feature does while Redis is away, and tells it from now on. If Redis is away already, the listener is
     * told at once.
     *
     * @throws IllegalStateException if the feature has declared a policy and not withdrawn it
     */
    Registration register(FeaturePolicy policy, AwayListener listener);

    /** Returns what the features do while Redis is away, in the order of their names. */
    List<FeaturePolicy> policies();

    /** A declared policy and its listener. */
    interface Registration extends AutoCloseable {

        /** Withdraws the policy. The listener is not told any more, except by a call that is running already. */
        @Override
        void close();
    }
}

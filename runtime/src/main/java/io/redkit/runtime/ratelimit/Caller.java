package io.redkit.runtime.ratelimit;

import org.jspecify.annotations.Nullable;

import io.redkit.ratelimit.RateLimitDecision;

/** The HTTP request in which a method is called, if there is one. */
public interface Caller {

    /** Stands where there is no HTTP. */
    Caller NOBODY = new Caller() {
    };

    /** Returns a header of the request, null if there is none. */
    default @Nullable String header(String name) {
        return null;
    }

    /** Returns the name of the authenticated user, null if there is none. */
    default @Nullable String principal() {
        return null;
    }

    /** Returns the address of the client, null if there is none. */
    default @Nullable String address() {
        return null;
    }

    /** Tells the client what is left for it, with the answer. */
    default void tell(RateLimitDecision decision) {
    }
}

package io.redkit.ratelimit;

/** How a limit decides. All of them count by the clock of the Redis server, in whole microseconds. */
public enum RateLimitAlgorithm {

    /**
     * The generic cell rate algorithm, a leaky bucket: a burst at once, and afterwards units at an even pace. In any span of
     * time it grants at most the burst and what the pace gives in that time.
     */
    GCRA,

    /**
     * A window that begins with the first call of a subject and grants all its units at any time within; then the next call
     * begins another. Around the border of two windows there can be twice the units in a short time.
     */
    FIXED_WINDOW,

    /**
     * A window that ends now: in any span of its length there are never more than its units. The window is counted in a hundred
     * sub-windows, so that a unit comes back up to a hundredth of the window late, never early.
     */
    SLIDING_WINDOW
}

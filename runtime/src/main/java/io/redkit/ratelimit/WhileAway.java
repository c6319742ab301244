package io.redkit.ratelimit;

/** How a limit is answered while Redis is away, or does not answer a check in time. */
public enum WhileAway {

    /** Everything is granted. */
    OPEN,

    /** Everything is denied. */
    CLOSED,

    /** This process counts in its memory by the same algorithm, so that each process grants the limit once more. */
    LOCAL
}

package io.redkit;

/** What is known about a command that failed: whether Redis may have executed it. */
public enum Delivery {

    /** The command was never written to a connection. Sending it again cannot execute it twice. */
    NOT_SENT,

    /** The command was written, and no reply came. Redis may have executed it, or may still do so. */
    OUTCOME_UNKNOWN,

    /** Redis answered, with an error. */
    ANSWERED
}

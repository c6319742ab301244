package io.redkit.queue;

/** Where a job is in its life. */
public enum JobState {

    /** It is ready, and waits for a process that has room. */
    WAITING,
    /** It waits for its time: because it was added so, or between two attempts. */
    DELAYED,
    /** A process has it. */
    ACTIVE,
    /** It was done. */
    COMPLETED,
    /** All its attempts have failed, or its handler has rejected it. It is kept until it is retried, removed or too old. */
    DEAD,
    /** It was cancelled before it was done. */
    CANCELLED
}

package io.redkit.queue;

/** One attempt to do a job, as its handler sees it. Thread-safe; nothing in it blocks. */
public interface JobContext {

    /**
     * Returns the id of the job, the same in all attempts: the key by which a handler, or what it calls, can tell that
     * something was done already.
     */
    JobId id();

    /** Returns the number of this attempt, the first being 1. */
    int attempt();

    /** Returns how often a process that had the job has vanished without a word: what it did is not known. */
    int stalls();

    /** Tells how far the job is. Of several words in quick succession only the latest may be noted. */
    void progress(int percent, String note);

    /** Returns whether the attempt is to end: the job was cancelled, took too long, was lost, or the application stops. */
    boolean isCancelled();

    /** Runs this when the attempt is to end, or at once if it is already. Must not block. */
    void onCancelled(Runnable action);
}

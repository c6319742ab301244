package io.redkit.queue;

/** Takes jobs of one queue in this process, from the moment when it was made. Ends with the application, if not before. */
public interface JobWorker extends AutoCloseable {

    /** Returns the name of the queue. */
    String queue();

    /** Returns how many jobs it does now. */
    int active();

    /** Returns whether it takes jobs. */
    boolean isRunning();

    /**
     * Takes no more jobs, and waits for those that it does, up to {@code job.drain-timeout}; the rest is interrupted or
     * cancelled, and given back to the queue at once, without counting as an attempt. Blocks.
     */
    @Override
    void close();
}

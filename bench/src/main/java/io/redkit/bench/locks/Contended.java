package io.redkit.bench.locks;

/** One client's part in one lock, as a thread uses it. */
public interface Contended extends AutoCloseable {

    /** Waits until this client has the lock. */
    void lock();

    void unlock();

    /** Ends the client. */
    @Override
    void close();
}

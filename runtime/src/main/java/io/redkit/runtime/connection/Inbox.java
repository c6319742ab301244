package io.redkit.runtime.connection;

import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jctools.queues.atomic.MpscChunkedAtomicArrayQueue;

import io.netty.channel.EventLoop;

/**
 * Brings calls from other threads to the event loop: however many arrive in the meantime, one task of the loop takes them
 * all, so that a busy loop is woken once and not once for each call.
 */
final class Inbox {

    private static final Logger LOG = Logger.getLogger("io.redkit.connection");
    private static final int CHUNK = 256;
    /** Then the loop gets to read and write before it takes more, however fast calls arrive. */
    private static final int MOST_IN_A_ROW = 4096;

    private final Queue<Pending> queue;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final EventLoop loop;
    private final Consumer<Pending> receiver;
    private final Consumer<Pending> stranded;

    /** @param stranded gets the calls that come when the loop has ended, on any thread */
    Inbox(EventLoop loop, int capacity, Consumer<Pending> receiver, Consumer<Pending> stranded) {
        this.loop = loop;
        this.receiver = receiver;
        this.stranded = stranded;
        this.queue = new MpscChunkedAtomicArrayQueue<>(CHUNK, Math.max(2 * CHUNK, capacity));
    }

    /** Hands the call to the loop; returns false if too many wait already. Callable from any thread. */
    boolean offer(Pending pending) {
        if (!queue.offer(pending)) {
            return false;
        }
        wake();
        return true;
    }

    private void wake() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            try {
                loop.execute(this::drain);
            } catch (RejectedExecutionException e) {
                strand();
            }
        }
    }

    private void drain() {
        awake.set(false);
        for (int left = MOST_IN_A_ROW; left > 0; left--) {
            Pending pending = queue.poll();
            if (pending == null) {
                return;
            }
            receive(pending);
        }
        wake();
    }

    /** What goes wrong with one call must not keep those behind it from their outcome. */
    private void receive(Pending pending) {
        try {
            receiver.accept(pending);
        } catch (RuntimeException e) {
            LOG.error("A command could not be sent", e);
            pending.fail(e);
        }
    }

    /** The loop has ended; under a lock, as several threads may find out, and the queue knows only one consumer. */
    private synchronized void strand() {
        awake.set(false);
        for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
            stranded.accept(pending);
        }
    }
}

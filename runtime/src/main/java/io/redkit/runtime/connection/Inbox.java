package io.redkit.runtime.connection;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jctools.queues.atomic.MpscChunkedAtomicArrayQueue;

import io.netty.channel.EventLoop;

/**
 * Brings calls from other threads to the event loop: however many arrive in the meantime, one task of the loop takes them
 * all, so that a busy loop is woken once and not once for each call.
 */
final class Inbox {

    private static final int CHUNK = 256;

    private final Queue<Pending> queue;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final EventLoop loop;
    private final Consumer<Pending> receiver;

    Inbox(EventLoop loop, int capacity, Consumer<Pending> receiver) {
        this.loop = loop;
        this.receiver = receiver;
        this.queue = new MpscChunkedAtomicArrayQueue<>(CHUNK, Math.max(2 * CHUNK, capacity));
    }

    /** Hands the call to the loop; returns false if too many wait already. Callable from any thread. */
    boolean offer(Pending pending) {
        if (!queue.offer(pending)) {
            return false;
        }
        if (!awake.get() && awake.compareAndSet(false, true)) {
            loop.execute(this::drain);
        }
        return true;
    }

    private void drain() {
        awake.set(false);
        for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
            receiver.accept(pending);
        }
    }
}

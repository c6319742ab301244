package io.redkit.runtime.cache;

import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisInterruptedException;
import io.vertx.core.Context;

/** A thread that waits for a result, and does meanwhile what is to be done on it: so a loader keeps its caller's thread. */
final class CallerThread {

    private final Thread thread = Thread.currentThread();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private boolean open = true;

    /** Returns false if the thread does not wait any more, or is not to be used any more. */
    synchronized boolean offer(Runnable task) {
        if (open) {
            tasks.add(task);
            LockSupport.unpark(thread);
        }
        return open;
    }

    /** Sends the thread away, unless it is about to do something. */
    synchronized void leave() {
        if (tasks.isEmpty()) {
            open = false;
            LockSupport.unpark(thread);
        }
    }

    /** Waits until there is a result, or it has been sent away. */
    void workFor(CompletableFuture<?> promised) {
        promised.whenComplete((value, failure) -> LockSupport.unpark(thread));
        try {
            while (!promised.isDone() && isOpen()) {
                Runnable task = tasks.poll();
                if (task != null) {
                    task.run();
                } else if (Thread.currentThread().isInterrupted()) {
                    throw new RedisInterruptedException("The thread was interrupted while it waited for a cache");
                } else {
                    LockSupport.park(this);
                }
            }
        } finally {
            close();
        }
    }

    private synchronized boolean isOpen() {
        return open || !tasks.isEmpty();
    }

    private void close() {
        synchronized (this) {
            open = false;
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Waits for a result that only others make. */
    static <T extends @Nullable Object> T await(CompletableFuture<T> promised) {
        return new CallerThread().waitFor(promised);
    }

    <T extends @Nullable Object> T waitFor(CompletableFuture<T> promised) {
        workFor(promised);
        return result(promised);
    }

    private static <T extends @Nullable Object> T result(Future<T> done) {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisInterruptedException("The thread was interrupted while it waited for a cache");
        } catch (ExecutionException e) {
            throw rethrown(Failures.cause(e));
        } catch (CancellationException e) {
            throw e;
        }
    }

    /** What user code has thrown is thrown as it is, checked or not. */
    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
    private static <E extends Throwable> RuntimeException rethrown(Throwable failure) throws E {
        throw (E) failure;
    }

    static void refuseEventLoop() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("RedisCache blocks, and this is an event loop (" + Thread.currentThread().getName()
                    + "); use ReactiveRedisCache here, or annotate the caller with @Blocking or @RunOnVirtualThread");
        }
    }
}

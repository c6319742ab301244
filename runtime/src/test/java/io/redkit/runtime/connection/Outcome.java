package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.redkit.runtime.command.ReplyHandler;
import io.vertx.redis.client.Response;

/** What became of one call. Waiting gives up after some seconds, as a call without an end is the worst of all errors. */
final class Outcome implements ReplyHandler {

    private static final int PATIENCE_SECONDS = 20;

    private final CompletableFuture<Response> future = new CompletableFuture<>();
    private final AtomicInteger told = new AtomicInteger();
    private volatile long endNanos;
    private volatile Thread thread;

    @Override
    public void onReply(Response reply) {
        end();
        future.complete(reply);
    }

    @Override
    public void onFailure(RuntimeException failure) {
        end();
        future.completeExceptionally(failure);
    }

    private void end() {
        endNanos = System.nanoTime();
        thread = Thread.currentThread();
        if (told.incrementAndGet() > 1) {
            throw new IllegalStateException("told twice");
        }
    }

    boolean isDone() {
        return future.isDone();
    }

    /** Returns how often the handler was called. */
    int told() {
        return told.get();
    }

    /** Returns the thread that told the outcome. */
    Thread thread() {
        return thread;
    }

    long endNanos() {
        return endNanos;
    }

    Response reply() {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("no end", e);
        }
    }

    String text() {
        return String.valueOf(reply());
    }

    <E extends RuntimeException> E failure(Class<E> type) {
        RuntimeException failure = failure();
        assertThat(failure).isInstanceOf(type);
        return type.cast(failure);
    }

    RuntimeException failure() {
        try {
            throw new AssertionError("no failure, but " + future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return (RuntimeException) e.getCause();
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("no end", e);
        }
    }

    /** Waits for the end, whichever it is; returns whether it was a reply. */
    boolean isReply() {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("no end", e);
        }
    }
}

package io.redkit.testkit.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.redkit.ReactiveRedisService;
import io.vertx.core.Vertx;

/** Sends a command every few milliseconds until one succeeds, as an application does that serves requests. */
final class FirstSuccess implements AutoCloseable {

    private static final long BETWEEN_MILLIS = 5;
    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx;
    private final long timer;
    private final CompletableFuture<Long> atNanos = new CompletableFuture<>();

    FirstSuccess(Vertx vertx, ReactiveRedisService redis) {
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(BETWEEN_MILLIS, tick -> redis.execute("ECHO", "alive").subscribe()
                .with(reply -> atNanos.complete(System.nanoTime()), failure -> {
                }));
    }

    /** Waits for it; returns when it was, by {@link System#nanoTime()}. */
    long await() {
        try {
            return atNanos.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError("the client does not recover", e);
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}

package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.LockHolder;
import io.redkit.lock.LockNotAcquiredException.Reason;
import io.redkit.lock.LockOptions;

/** A lock by its name with its options: what the blocking and the reactive view have in common. */
record NamedLock(Locks locks, LockSettings settings, LockKeys keys, LockOptions options) {

    String name() {
        return keys.name();
    }

    NamedLock with(LockOptions others) {
        return new NamedLock(locks, settings, keys, Objects.requireNonNull(others, "options"));
    }

    Duration longestWait() {
        return spec().longestWait();
    }

    /** Returns null in the future if another one holds it. */
    CompletableFuture<@Nullable Hold> tryAcquire(@Nullable Object owner) {
        return locks.acquire(spec(), owner, Duration.ZERO);
    }

    /** Fails if another one has held it all the time. */
    CompletableFuture<Hold> acquire(@Nullable Object owner, Duration wait) {
        CompletableFuture<@Nullable Hold> asked = locks.acquire(spec(), owner, wait);
        CompletableFuture<Hold> hold = new CompletableFuture<>();
        asked.whenComplete((acquired, failure) -> {
            if (failure != null) {
                hold.completeExceptionally(Waiting.cause(failure));
            } else if (acquired == null) {
                hold.completeExceptionally(Locks.refusal(keys, Reason.HELD));
            } else if (!hold.complete(acquired)) {
                CompletableFuture<Boolean> ignored = acquired.release(); // cancelled meanwhile
            }
        });
        hold.whenComplete((acquired, failure) -> asked.cancel(false));
        return hold;
    }

    CompletableFuture<@Nullable LockHolder> holder() {
        return locks.scripts().inspect(keys).thenApply(Inspection::holder);
    }

    CompletableFuture<Boolean> force(String reason) {
        return locks.scripts().force(keys, Objects.requireNonNull(reason, "reason"));
    }

    private LockSpec spec() {
        return LockSpec.of(keys, options, settings);
    }

    static Duration checked(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("The wait is " + wait + "; it must not be negative");
        }
        return wait;
    }
}

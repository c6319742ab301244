package io.redkit.runtime.service;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.data.Queued;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** A command that is sent later, together with others, and its outcome. */
final class QueuedResult<T extends @Nullable Object> implements Queued<T> {

    private final Uni<T> command;
    private @Nullable T item;
    private @Nullable Throwable failure;
    private volatile boolean done;
    private volatile @Nullable Cancellable subscription;

    QueuedResult(ReactiveRedisService service, Function<ReactiveRedisService, Uni<T>> command) {
        this.command = Check.notNull(Check.notNull(command, "command").apply(service), "Uni of the command");
    }

    /** Sends the command; the task is run, once, when it has ended. */
    void send(Runnable whenDone) {
        subscription = command.subscribe().with(result -> {
            item = result;
            done = true;
            whenDone.run();
        }, reason -> {
            failure = reason;
            done = true;
            whenDone.run();
        });
    }

    void cancel() {
        Cancellable sent = subscription;
        if (sent != null) {
            sent.cancel();
        }
    }

    boolean isDone() {
        return done;
    }

    @Override
    @SuppressWarnings("NullAway") // null where the command may return null
    public T get() {
        Throwable reason = failure();
        if (reason instanceof RuntimeException known) {
            throw reason.getStackTrace().length == 0 ? BlockingReply.atCaller(known) : known;
        }
        if (reason != null) {
            throw new IllegalStateException("The command failed", reason);
        }
        return item;
    }

    @Override
    public @Nullable Throwable failure() {
        if (!done) {
            throw new IllegalStateException("There is no outcome yet: the pipeline or transaction was not run");
        }
        return failure;
    }
}

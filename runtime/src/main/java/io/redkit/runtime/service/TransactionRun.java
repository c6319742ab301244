package io.redkit.runtime.service;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.data.Queued;
import io.redkit.data.ReactiveTransaction;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.transaction.Attempt;
import io.redkit.runtime.transaction.Attempts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** One attempt of a transaction, as its body sees it. */
final class TransactionRun implements ReactiveTransaction {

    private static final CommandSpec WATCH = Commands.get("WATCH");

    private final ServiceSupport support;
    private final Attempt attempt;
    private final ReactiveService now;
    private final ReactiveService later;
    private final QueuedResults added = new QueuedResults();
    private boolean ended;

    TransactionRun(ServiceSupport support, Attempts attempts, Attempt attempt) {
        this.support = support;
        this.attempt = attempt;
        this.now = new ReactiveService(support.over(attempts.readOnly(attempt.now()), false));
        this.later = new ReactiveService(support.over(attempts.guarded(attempt.later()), true));
    }

    Attempt attempt() {
        return attempt;
    }

    @Override
    public Uni<Void> watch(String... keys) {
        List<String> names = Check.eachOf(Arrays.asList(Check.notNull(keys, "array of keys")), "key");
        Object[] full = names.stream().map(name -> support.keySpace().prefix(Check.key(name))).toArray();
        ServiceSupport direct = support.over(attempt.now(), false);
        return full.length == 0 ? Uni.createFrom().voidItem()
                : new CommandUni<>(direct.executor(), Call.of(WATCH, full), Replies::nothing);
    }

    @Override
    public ReactiveService now() {
        return now;
    }

    @Override
    public <T extends @Nullable Object> Queued<T> add(Function<ReactiveRedisService, Uni<T>> command) {
        if (ended) {
            throw new IllegalStateException("The body of the transaction has ended; nothing can be added any more");
        }
        return added.add(new QueuedResult<>(later, command));
    }

    /** Executes what was added. Fails, when that was executed, with the failure of the first command that failed. */
    Uni<Void> execute() {
        ended = true;
        return Uni.createFrom().<Void> emitter(emitter -> support.transactions().eventLoop().execute(() -> {
            try {
                execute(emitter);
            } catch (RuntimeException e) {
                attempt.abandon();
                emitter.fail(e);
            }
        })).onCancellation().invoke(this::abandon);
    }

    private void execute(UniEmitter<? super Void> emitter) {
        CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
        added.send(new OwnOnly(attempt), () -> told.complete(null));
        Throwable refused = added.firstFailure();
        if (refused != null) {
            attempt.abandon();
            told.thenRun(() -> emitter.fail(refused));
            return;
        }
        attempt.execute()
                .onFailure(failure -> told.thenRun(() -> emitter.fail(failure)))
                .onSuccess(ignored -> told.thenRun(() -> complete(emitter)));
    }

    private void complete(UniEmitter<? super Void> emitter) {
        Throwable failure = added.firstFailure();
        if (failure == null) {
            emitter.complete(null);
        } else {
            emitter.fail(failure);
        }
    }

    /** Ends the attempt without executing anything. */
    void abandon() {
        ended = true;
        attempt.abandon();
    }

    /** Notices commands that were sent past the transaction. */
    private static final class OwnOnly implements Consumer<QueuedResult<?>> {

        private final Attempt attempt;
        private int before;

        OwnOnly(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public void accept(QueuedResult<?> sent) {
            int size = attempt.size();
            if (size == before && !sent.isDone()) {
                throw new IllegalStateException("A command that was added to the transaction is not of the service that add()"
                        + " hands out, and was sent by itself; nothing else was executed");
            }
            before = size;
        }
    }
}

package io.redkit.runtime.service;

import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.data.ReactiveTransaction;
import io.redkit.runtime.transaction.Attempts;
import io.smallrye.mutiny.Uni;

/** Runs the body of a transaction and executes what it has added, as often as it takes. */
final class ReactiveTransactions {

    private final ServiceSupport support;

    ReactiveTransactions(ServiceSupport support) {
        this.support = support;
    }

    <R extends @Nullable Object> Uni<R> run(Function<ReactiveTransaction, Uni<R>> body) {
        return Uni.createFrom().deferred(() -> once(begin(), body, CallerContext.current()));
    }

    Attempts begin() {
        return support.transactions().begin(support.options());
    }

    TransactionRun next(Attempts attempts) {
        return new TransactionRun(support, attempts, attempts.next());
    }

    private <R extends @Nullable Object> Uni<R> once(Attempts attempts, Function<ReactiveTransaction, Uni<R>> body,
            Executor caller) {
        TransactionRun run = next(attempts);
        return Uni.createFrom().deferred(() -> body.apply(run))
                .call(() -> run.execute().emitOn(caller))
                .onCancellation().invoke(run::abandon)
                .onFailure().recoverWithUni(failure -> afterwards(attempts, run, failure).emitOn(caller)
                        .chain(() -> once(attempts, body, caller)));
    }

    /** Emits when there is to be another attempt; fails if there is none. */
    Uni<Void> afterwards(Attempts attempts, TransactionRun run, Throwable failure) {
        run.abandon();
        OptionalLong pause = attempts.pauseAfter(failure, run.attempt());
        if (pause.isEmpty()) {
            return Uni.createFrom().failure(attempts.outcome(failure));
        }
        return Uni.createFrom()
                .emitter(emitter -> support.transactions().after(pause.getAsLong(), () -> emitter.complete(null)));
    }
}

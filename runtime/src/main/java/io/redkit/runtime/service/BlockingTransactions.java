package io.redkit.runtime.service;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.data.Queued;
import io.redkit.data.Transaction;
import io.redkit.runtime.transaction.Attempts;
import io.smallrye.mutiny.Uni;

/** Runs the body of a transaction in the thread of its caller, and waits for everything else. */
final class BlockingTransactions {

    private BlockingTransactions() {
    }

    static <R extends @Nullable Object> R run(ReactiveTransactions reactive, Function<Transaction, R> body) {
        Blocking.refuseEventLoop();
        Attempts attempts = reactive.begin();
        while (true) {
            TransactionRun run = reactive.next(attempts);
            boolean hasEnded = false;
            try {
                R result = body.apply(new View(run));
                Blocking.await(run.execute());
                hasEnded = true;
                return result;
            } catch (RuntimeException e) {
                hasEnded = true;
                Blocking.await(reactive.afterwards(attempts, run, e));
            } finally {
                if (!hasEnded) {
                    run.abandon(); // an Error, or a checked exception in disguise
                }
            }
        }
    }

    /** What the body sees. */
    private record View(TransactionRun run) implements Transaction {

        @Override
        public void watch(String... keys) {
            Blocking.await(run.watch(keys));
        }

        @Override
        public RedisService now() {
            return new BlockingService(run.now());
        }

        @Override
        public <T extends @Nullable Object> Queued<T> add(Function<ReactiveRedisService, Uni<T>> command) {
            return run.add(command);
        }
    }
}

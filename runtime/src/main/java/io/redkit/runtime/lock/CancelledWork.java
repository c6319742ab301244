package io.redkit.runtime.lock;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;
import io.redkit.lock.LockHandle;
import io.redkit.lock.LockLoss;
import io.smallrye.mutiny.Uni;

/** Work under a lock as a {@code Uni}, which is cancelled when the lock is lost. */
final class CancelledWork {

    private CancelledWork() {
    }

    static <T> Uni<T> under(Hold hold, Function<LockHandle, Uni<T>> work) {
        Uni<T> cancelled = Uni.createFrom().<T> emitter(emitter -> {
            Runnable forget = hold.holding().onLoss(how -> emitter.fail(hold.holding().lost(how, null)));
            emitter.onTermination(forget);
        });
        Uni<T> done = Uni.createFrom().deferred(() -> work.apply(hold.reactive()));
        return Uni.join().first(done, cancelled).toTerminate()
                .onItem().transformToUni(result -> released(hold).onItem().transformToUni(held -> held
                        ? Uni.createFrom().item(result)
                        : Uni.createFrom().failure(hold.holding().lost(hold.holding().lossOr(LockLoss.Reason.GONE), null))))
                .onFailure().call(() -> released(hold))
                .onCancellation().invoke(() -> ignore(hold.release()));
    }

    /** That it could not be released does not concern the work any more: it is free when its lease ends. */
    private static Uni<Boolean> released(Hold hold) {
        return Waiting.uni(hold::release).onFailure(RedisException.class).recoverWithItem(true);
    }

    private static void ignore(@Nullable CompletableFuture<Boolean> released) {
    }
}

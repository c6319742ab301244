package io.redkit.runtime.service;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/** Waits for what the reactive service promises. Refuses to do so on an event loop. */
final class Blocking {

    private Blocking() {
    }

    @SuppressWarnings("NullAway") // null where the Uni may emit null, which its type cannot say
    static <T> T await(Uni<T> promised) {
        refuseEventLoop();
        if (promised instanceof CommandUni<T> command) {
            return command.sendAndWait();
        }
        try {
            return promised.await().indefinitely();
        } catch (CompletionException e) {
            throw e.getCause() instanceof InterruptedException ? BlockingReply.interrupted("several commands") : e;
        } catch (RuntimeException e) {
            throw BlockingReply.atCaller(e);
        }
    }

    /** Returns the items one by one; waits for those that are not there yet. */
    static <T> Stream<T> stream(Multi<T> items) {
        refuseEventLoop();
        return items.subscribe().asStream();
    }

    static void refuseEventLoop() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("RedisService blocks, and this is an event loop ("
                    + Thread.currentThread().getName()
                    + "); inject ReactiveRedisService here, or annotate the caller with @Blocking or @RunOnVirtualThread");
        }
    }
}

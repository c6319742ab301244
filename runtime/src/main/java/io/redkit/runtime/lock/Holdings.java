package io.redkit.runtime.lock;

import java.util.concurrent.CompletableFuture;

import io.redkit.runtime.pattern.Timers;

/** Whom a holding tells what becomes of it. */
interface Holdings {

    Timers timers();

    /** Releases it on the server, where it stays locked for the rest of its minimum hold. */
    CompletableFuture<Boolean> release(Holding holding, long restMillis);

    /** It is released or lost: nobody has to care for it any more. */
    void ended(Holding holding);
}

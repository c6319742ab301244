package io.redkit.runtime.service;

import java.util.concurrent.Executor;

import io.vertx.core.impl.ContextInternal;

/** Where a subscriber is, so that what happens elsewhere can be told there. */
final class CallerContext {

    private CallerContext() {
    }

    /** Returns what runs a task on the Vert.x context of the caller; at once, wherever that is, if he has none. */
    static Executor current() {
        ContextInternal context = ContextInternal.current();
        return context == null ? Runnable::run : task -> context.emit(task, Runnable::run);
    }
}

package io.redkit.runtime.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Code that blocks. It runs on the thread of its caller, who waits for it, or on a worker. */
final class BlockingCode<T extends @Nullable Object> implements UserCode<T> {

    private final Workers workers;
    private final @Nullable CallerThread caller;
    private final boolean callerMayLeave;
    private final Supplier<T> code;

    private BlockingCode(Workers workers, @Nullable CallerThread caller, boolean callerMayLeave, Supplier<T> code) {
        this.workers = workers;
        this.caller = caller;
        this.callerMayLeave = callerMayLeave;
        this.code = code;
    }

    /** Runs on a worker in any case. */
    static <T extends @Nullable Object> BlockingCode<T> onWorker(Workers workers, Supplier<T> code) {
        return new BlockingCode<>(workers, null, false, code);
    }

    static <T extends @Nullable Object> BlockingCode<T> on(CallerThread caller, Workers workers, Supplier<T> code) {
        return new BlockingCode<>(workers, caller, false, code);
    }

    /** The caller only waits for his own load, and leaves where somebody else's is waited for. */
    static <T extends @Nullable Object> BlockingCode<T> leaving(CallerThread caller, Workers workers, Supplier<T> code) {
        return new BlockingCode<>(workers, caller, true, code);
    }

    @Override
    public void onWaiting() {
        if (caller != null && callerMayLeave) {
            caller.leave();
        }
    }

    @Override
    public CompletableFuture<T> run(@Nullable LoadChain chain, boolean mayOutliveCaller) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> complete(result, chain);
        if (mayOutliveCaller || caller == null || !caller.offer(task)) {
            workers.onWorker(task, result::completeExceptionally);
        }
        return result;
    }

    private void complete(CompletableFuture<T> result, @Nullable LoadChain chain) {
        T value;
        try {
            value = LoadChain.within(chain, code);
        } catch (Throwable e) { // also what an intercepted method declares
            result.completeExceptionally(e);
            return;
        }
        result.complete(value);
    }
}

package io.redkit.runtime.lock;

import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;
import io.redkit.lock.LockHandle;
import io.redkit.lock.LockLoss;

/** Work under a lock on a thread, which is interrupted when the lock is lost; and never after the work has ended. */
final class InterruptedWork {

    private static final Logger LOG = Logger.getLogger("io.redkit.lock");

    private final Thread thread = Thread.currentThread();
    private final Runnable forget;
    private @Nullable LockLoss loss;
    private boolean ended;

    private InterruptedWork(Holding holding) {
        forget = holding.onLoss(this::onLoss);
    }

    static <T extends @Nullable Object> T under(Hold hold, Function<LockHandle, T> work) {
        InterruptedWork watch = new InterruptedWork(hold.holding());
        T result;
        try {
            result = work.apply(hold.blocking());
        } catch (Throwable e) { // also what an intercepted method declares
            LockLoss lost = watch.end();
            LockLoss late = release(hold);
            if (lost != null) {
                throw hold.holding().lost(lost, e);
            }
            if (late != null) {
                e.addSuppressed(hold.holding().lost(late, null));
            }
            throw e;
        }
        LockLoss lost = watch.end();
        if (lost == null) {
            lost = release(hold);
        }
        if (lost != null) {
            throw hold.holding().lost(lost, null);
        }
        return result;
    }

    /** Returns how the lock had been lost, if it had. That it could not be released does not concern the work any more. */
    private static @Nullable LockLoss release(Hold hold) {
        try {
            return Waiting.forResult(hold::release) ? null : hold.holding().lossOr(LockLoss.Reason.GONE);
        } catch (RedisException e) {
            LOG.warnf("A lock was not released and is free when its lease ends: %s", e.getMessage());
            return null;
        }
    }

    private synchronized void onLoss(LockLoss how) {
        loss = how;
        if (!ended) {
            thread.interrupt();
        }
    }

    /** Returns the loss, if there was one; the interrupt that told of it is taken back. */
    private @Nullable LockLoss end() {
        forget.run();
        return ended();
    }

    private synchronized @Nullable LockLoss ended() {
        ended = true;
        if (loss != null) {
            boolean ignored = Thread.interrupted();
        }
        return loss;
    }
}

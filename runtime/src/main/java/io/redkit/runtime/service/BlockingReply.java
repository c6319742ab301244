package io.redkit.runtime.service;

import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;
import io.redkit.RedisInterruptedException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.redis.client.Response;

/**
 * A command that a thread waits for. The wait has no limit of its own: the connection guarantees an outcome within the
 * deadline, and a second limit would only hide which of the two it was.
 */
final class BlockingReply implements ReplyHandler {

    private static final String OWN_PACKAGE = "io.redkit.runtime.";

    private final Call call;
    private final Thread waiter = Thread.currentThread();
    private @Nullable Response reply;
    private @Nullable RuntimeException failure;
    private volatile boolean done;
    private volatile Runnable release = () -> {
    };
    private volatile boolean givenUp;

    BlockingReply(Call call) {
        this.call = call;
    }

    @Override
    public void onGiveUp(Runnable releaseConnection) {
        release = releaseConnection;
        if (givenUp) {
            releaseConnection.run();
        }
    }

    @Override
    public void onReply(@Nullable Response received) {
        reply = received;
        done = true;
        LockSupport.unpark(waiter);
    }

    @Override
    public void onFailure(RuntimeException reason) {
        failure = reason;
        done = true;
        LockSupport.unpark(waiter);
    }

    @Nullable
    Response await() {
        while (!done) {
            LockSupport.park(this);
            if (!done && Thread.interrupted()) {
                Thread.currentThread().interrupt();
                givenUp = true;
                release.run();
                throw interrupted(call.toString());
            }
        }
        if (failure != null) {
            throw atCaller(failure);
        }
        return reply;
    }

    static RuntimeException interrupted(String what) {
        return atCaller(new RedisInterruptedException("The thread was interrupted while it waited for " + what));
    }

    /** Failures are made on an event loop; the stack that explains them is that of the caller. */
    static RuntimeException atCaller(RuntimeException failure) {
        if (failure instanceof RedisException) {
            failure.setStackTrace(StackWalker.getInstance().walk(frames -> frames
                    .dropWhile(frame -> frame.getClassName().startsWith(OWN_PACKAGE))
                    .map(StackWalker.StackFrame::toStackTraceElement).toArray(StackTraceElement[]::new)));
        }
        return failure;
    }
}

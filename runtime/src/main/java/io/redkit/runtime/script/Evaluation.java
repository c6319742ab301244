package io.redkit.runtime.script;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.redis.client.Response;

/**
 * One run of a script on its way. The first answer that the digest is not known is followed by the text, which makes it known;
 * by EVAL and not by SCRIPT LOAD, because that might reach another node than the keys belong to.
 */
final class Evaluation implements ReplyHandler {

    /** Begins what the server says; a script can make errors with the same code, after it has written. */
    private static final String NOT_KNOWN = "NOSCRIPT No matching script";

    private final LuaScript script;
    private final CommandExecutor next;
    private final Call call;
    private final long timeoutNanos;
    private final ReplyHandler handler;
    private final long startNanos = System.nanoTime();
    private boolean textSent;

    Evaluation(LuaScript script, CommandExecutor next, Call call, long timeoutNanos, ReplyHandler handler) {
        this.script = script;
        this.next = next;
        this.call = call;
        this.timeoutNanos = timeoutNanos;
        this.handler = handler;
    }

    @Override
    public void onGiveUp(Runnable release) {
        handler.onGiveUp(release);
    }

    @Override
    public void onReply(@Nullable Response reply) {
        handler.onReply(reply);
    }

    @Override
    public void onFailure(RuntimeException failure) {
        boolean isUnknown = failure instanceof RedisServerException error && error.serverText().startsWith(NOT_KNOWN);
        long left = deadlineNanos() - (System.nanoTime() - startNanos);
        if (!isUnknown || textSent || left <= 0) {
            handler.onFailure(failure);
        } else {
            textSent = true;
            next.send(script.withText(call).within(Duration.ofNanos(left)), this);
        }
    }

    private long deadlineNanos() {
        Duration own = call.deadline();
        return own == null ? timeoutNanos : own.toNanos();
    }
}

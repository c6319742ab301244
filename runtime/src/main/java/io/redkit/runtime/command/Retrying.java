package io.redkit.runtime.command;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ResilienceSettings.OfflineQueue;
import io.vertx.redis.client.Response;

/**
 * Decorator that sends a command again when it was not executed, or when executing it twice does no harm. All attempts
 * together have the deadline of the one command. While the client is degraded nothing is sent again.
 * <p>
 * A command costs one object more, and no timer until it fails. One that is sent again can be overtaken by later ones.
 */
public final class Retrying implements CommandExecutor {

    private static final int SHORTEST_ATTEMPT_SHARE = 16;

    private final CommandExecutor next;
    private final ScheduledExecutorService timer;
    private final Supplier<ConnectionState> state;
    private final Runnable onRetry;
    private final LongSupplier clock;
    private final RepeatRule rule;
    private final EqualJitter waits;
    private final int maxRetries;
    private final long timeoutNanos;
    private final WaitingRoom<Attempts> waitingRoom;

    /**
     * @param timer runs the further attempts, on event loops
     * @param state state of the client
     * @param onRetry is run for each further attempt, and must not block
     * @param clock tells the time in nanoseconds, and may stand still for a moment
     */
    public Retrying(CommandExecutor next, ScheduledExecutorService timer, Supplier<ConnectionState> state,
            ClientSettings settings, Runnable onRetry, LongSupplier clock) {
        OfflineQueue queue = settings.resilience().offlineQueue();
        this.next = next;
        this.timer = timer;
        this.state = state;
        this.onRetry = onRetry;
        this.clock = clock;
        this.rule = new RepeatRule(queue.enabled());
        this.waits = new EqualJitter(settings.resilience().retry().initialDelay(), settings.resilience().retry().maxDelay());
        this.maxRetries = settings.resilience().retry().maxRetries().orElse(Integer.MAX_VALUE);
        this.timeoutNanos = settings.limits().commandTimeout().toNanos();
        this.waitingRoom = new WaitingRoom<>(queue.maxCommands(), queue.maxBytes());
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        int retries = call.options().maxRetriesOr(maxRetries);
        next.send(call, retries == 0 ? handler : new Attempts(call, handler, retries));
    }

    /** Ends the waiting: who waits for a further attempt is told why the last one failed. */
    public void close() {
        waitingRoom.close(Attempts::giveUp);
    }

    /** One command on its way, and what became of it so far. Its attempts follow one another. */
    private final class Attempts implements ReplyHandler, Runnable {

        private final Call call;
        private final ReplyHandler handler;
        private final int retries;
        private final long startNanos;
        private int failed;
        private boolean mayBeExecuted;
        private @Nullable RedisException last;

        Attempts(Call call, ReplyHandler handler, int retries) {
            this.call = call;
            this.handler = handler;
            this.retries = retries;
            this.startNanos = clock.getAsLong();
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
            if (!(failure instanceof RedisException reason)) {
                handler.onFailure(failure);
                return;
            }
            failed++;
            last = reason;
            mayBeExecuted |= reason.delivery() == Delivery.OUTCOME_UNKNOWN;
            if (failed > retries || !rule.allows(call, reason) || isHopeless() || !waitForNext()) {
                fail();
            }
        }

        private boolean isHopeless() {
            ConnectionState now = state.get();
            return now == ConnectionState.DEGRADED || now == ConnectionState.CLOSED;
        }

        /**
         * Returns whether there is time and room for another attempt. A wait takes half of what is left of the deadline at
         * most, so that its end is used as well; but no attempt begins with so little time that it could only time out.
         */
        private boolean waitForNext() {
            long half = (windowNanos() - elapsedNanos()) / 2;
            if (half < Math.max(waits.initial().toNanos(), windowNanos() / SHORTEST_ATTEMPT_SHARE)) {
                return false;
            }
            long delay = Math.min(TimeUnit.MILLISECONDS.toNanos(waits.millisAfter(failed - 1)), half);
            if (!waitingRoom.enter(this, call.estimatedBytes())) {
                return false;
            }
            try {
                timer.schedule(this, delay, TimeUnit.NANOSECONDS);
                return true;
            } catch (RejectedExecutionException e) {
                return !waitingRoom.leave(this, call.estimatedBytes()); // the event loops have ended
            }
        }

        @Override
        public void run() {
            if (waitingRoom.leave(this, call.estimatedBytes())) {
                long deadline = BlockTime.of(call).deadlineNanos(call.deadline(), timeoutNanos);
                onRetry.run();
                boolean unbounded = deadline == Long.MAX_VALUE;
                Duration left = Duration.ofNanos(Math.max(1, deadline - elapsedNanos()));
                next.send(unbounded ? call : call.within(left), this);
            }
        }

        void giveUp() {
            if (waitingRoom.leave(this, call.estimatedBytes())) {
                fail();
            }
        }

        private void fail() {
            RedisException reason = last;
            if (reason != null) {
                handler.onFailure(failed == 1 ? reason
                        : RetriedFailure.of(call, reason, failed, Duration.ofNanos(windowNanos()), mayBeExecuted));
            }
        }

        /** Returns the time within which a new attempt may begin; a blocking command may go on for longer. */
        private long windowNanos() {
            Duration own = call.deadline();
            return own == null ? timeoutNanos : own.toNanos();
        }

        private long elapsedNanos() {
            return clock.getAsLong() - startNanos;
        }
    }
}

package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.ClientSettings.ConnectionLimits;
import io.redkit.runtime.config.ResilienceSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

/**
 * One long-lived connection that any number of callers share, and that is replaced when it is lost.
 * <p>
 * The first call opens it. Calls that come while there is no connection wait in the offline queue, at most until their
 * deadline, so that a short interruption is not noticed. In a longer outage, and when the server refuses the connection,
 * the lane is degraded: calls fail at once, and probes go on in the background until one succeeds.
 */
final class Lane implements ConnectionListener {

    private final ContextInternal context;
    private final EventLoop loop;
    private final Connector connector;
    private final ResilienceSettings settings;
    private final Failures failures;
    private final ClientState client;
    private final Inbox inbox;
    private final ClientCounters counters;
    private final LoopCounters loopCounters;
    private final Backlog backlog;
    private final DeadlineTimer backlogDeadlines;
    private final Outage outage;
    private final Renewal renewal;
    private final Retired retired = new Retired(this::completeIfGone);
    private final long timeoutNanos;
    private final Promise<Void> closed = Promise.promise();

    private ConnectionState state = ConnectionState.IDLE;
    private @Nullable RespConnection connection;
    private @Nullable ScheduledFuture<?> patience;
    private @Nullable ScheduledFuture<?> nextAttempt;
    private @Nullable Attempt attempt;
    private long connectedSinceNanos;
    private long lookedAnewNanos = System.nanoTime() - TimeUnit.DAYS.toNanos(1);

    Lane(ContextInternal context, Connector connector, ClientState client) {
        ConnectionLimits limits = connector.settings().limits();
        this.context = context;
        this.loop = context.nettyEventLoop();
        this.connector = connector;
        this.settings = connector.settings().resilience();
        this.failures = connector.failures();
        this.client = client;
        this.inbox = new Inbox(loop, limits.maxInFlight(), this::accept,
                stranded -> stranded.fail(failures.closed(Delivery.NOT_SENT)));
        this.counters = connector.counters();
        this.loopCounters = counters.on(loop);
        this.backlog = new Backlog(settings.offlineQueue().maxCommands(), settings.offlineQueue().maxBytes(), loopCounters);
        this.backlogDeadlines = new DeadlineTimer(loop, now -> backlog.expire(now, this::overdue));
        this.outage = new Outage(settings);
        this.renewal = new Renewal(loop, outcome -> connector.connect(context, this, outcome), this::replace);
        this.timeoutNanos = limits.commandTimeout().toNanos();
    }

    /** Sends the call, now or as soon as there is a connection. Callable from any thread. */
    void submit(Call call, ReplyHandler handler) {
        Duration own = call.deadline();
        Pending pending = new Pending(call, handler, own == null ? timeoutNanos : own.toNanos(), loopCounters);
        if (loop.inEventLoop()) {
            accept(pending);
        } else if (!inbox.offer(pending)) {
            pending.fail(failures.overload("too many commands wait for one connection", "max-in-flight"));
        }
    }

    private void accept(Pending pending) {
        RespConnection open = connection;
        if (open != null) {
            open.send(pending);
        } else {
            queue(pending);
        }
    }

    private void queue(Pending pending) {
        RedisException refusal = refusal();
        if (refusal != null) {
            pending.fail(refusal);
        } else if (!backlog.add(pending)) {
            pending.fail(failures.overload("too many commands wait for a connection", "offline-queue.max-commands"));
        } else {
            if (state == ConnectionState.IDLE) {
                begin(ConnectionState.CONNECTING, null);
                connect();
            }
            long now = System.nanoTime();
            backlogDeadlines.note(now, pending.remainingNanos(now)); // last, as an outage that begins cancels the timer
        }
    }

    /** Returns why a call may not wait for a connection, null if it may. */
    private @Nullable RedisException refusal() {
        return switch (state) {
            case CLOSED -> failures.closed(Delivery.NOT_SENT);
            case DEGRADED -> failures.notSent(reason());
            case RECONNECTING -> settings.offlineQueue().enabled() ? null : failures.notSent(reason());
            case IDLE -> idleRefusal();
            default -> null;
        };
    }

    /** The outage may end at any moment: it is looked at once. */
    private @Nullable RedisException idleRefusal() {
        RedisException because = client.degradedBecause();
        return because == null ? null : failures.notSent(because);
    }

    private RedisException reason() {
        RedisException known = outage.reason();
        return known != null ? known : failures.noAnswer(settings.degraded().after());
    }

    private RedisException overdue(Pending pending) {
        RedisException known = outage.reason();
        return known != null ? failures.notSent(known) : failures.notConnectedInTime(pending, backlog.size());
    }

    /** Makes an attempt; one under way is abandoned. */
    private void connect() {
        if (state != ConnectionState.CLOSED) {
            Attempt begun = new Attempt();
            attempt = begun;
            connector.connect(context, this, begun);
        }
    }

    private void onConnected(RespConnection opened) {
        if (state == ConnectionState.CLOSED) {
            opened.close(failures.closed(Delivery.NOT_SENT));
            return;
        }
        connection = opened;
        connectedSinceNanos = System.nanoTime();
        renewal.watch(opened);
        stopWaiting();
        if (state != ConnectionState.CONNECTING) {
            counters.reconnected();
        }
        move(ConnectionState.READY, null, null);
        backlog.drainTo(this::accept);
    }

    /** New calls take the new connection; those in flight finish on the old one. */
    private void replace(RespConnection renewed) {
        RespConnection old = connection;
        connection = renewed;
        renewal.watch(renewed);
        if (old != null) {
            retired.add(old);
        }
    }

    private void onFailed(RedisException reason) {
        if (state != ConnectionState.CLOSED) {
            outage.attemptFailed(reason);
            reconnectLater();
        }
    }

    /** Only a connection that was in use is missed; one that fails in its handshake is told by its {@link Attempt}. */
    @Override
    public void onClosed(RedisException reason) {
        if (connection == null) {
            return;
        }
        connection = null;
        renewal.stop();
        if (state == ConnectionState.CLOSED) {
            completeIfGone();
        } else {
            begin(state, reason);
            reconnectLater();
        }
    }

    /**
     * Looks for the server anew, as its name may stand for another one by now. Not more often than the server is probed: it may
     * be meant to be a replica.
     */
    @Override
    public void onReadOnly() {
        long now = System.nanoTime();
        if (now - lookedAnewNanos >= settings.degraded().probeInterval().toNanos()) {
            lookedAnewNanos = now;
            leave();
        }
    }

    private void leave() {
        RespConnection demoted = connection;
        if (demoted != null && state == ConnectionState.READY) {
            connection = null;
            renewal.stop();
            retired.add(demoted);
            begin(ConnectionState.RECONNECTING, failures.demoted());
            connect();
        }
    }

    /** Looks for the server anew, because somebody says that it is another one now. Callable from any thread. */
    void lookAnew() {
        executeOnLoop(() -> {
            if (connection != null) {
                leave();
            } else if (attempt != null || nextAttempt != null && nextAttempt.cancel(false)) {
                connect(); // no need to wait, be it for a server that does not answer: there is news
            }
        });
    }

    /** Fails the calls that wait for a connection: another server is the one for them. Callable from any thread. */
    void evict() {
        executeOnLoop(() -> backlog.drainTo(pending -> pending.fail(failures.replaced())));
    }

    private boolean executeOnLoop(Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // the loop has ended, and everything with it
        }
    }

    /** Starts an outage; it is serious, at the latest, when its time is over. */
    private void begin(ConnectionState next, @Nullable RedisException reason) {
        long now = System.nanoTime();
        outage.begin(now, reason != null && now - connectedSinceNanos < settings.reconnect().maxDelay().toNanos());
        if (reason != null) {
            outage.lost(reason);
        }
        stopWaiting();
        patience = loop.schedule(this::onPatienceOver, settings.degraded().after().toNanos(), TimeUnit.NANOSECONDS);
        if (next != state) {
            move(next, reason, reason == null ? null : Duration.ZERO);
        }
    }

    private void stopWaiting() {
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
        backlogDeadlines.cancel();
    }

    private void onPatienceOver() {
        if (state == ConnectionState.CONNECTING || state == ConnectionState.RECONNECTING) {
            degrade();
        }
    }

    private void reconnectLater() {
        Duration delay;
        if (state == ConnectionState.DEGRADED || outage.isSerious(System.nanoTime())) {
            delay = settings.degraded().probeInterval();
            degrade();
        } else {
            delay = outage.nextDelay();
            move(ConnectionState.RECONNECTING, outage.reason(), delay);
        }
        nextAttempt = loop.schedule(this::connect, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void degrade() {
        move(ConnectionState.DEGRADED, reason(), settings.degraded().probeInterval());
        backlog.drainTo(pending -> pending.fail(failures.notSent(reason())));
    }

    /** Shared connections subscribe to nothing; what a server pushes of its own accord is of no interest here. */
    @Override
    public void onPush(Response message) {
    }

    /**
     * Refuses new calls, lets those in flight finish within the grace, and closes. Callable from any thread; succeeds when the
     * connection is closed.
     */
    Future<Void> close(Duration grace) {
        if (!executeOnLoop(() -> closeOnLoop(grace))) {
            closed.tryComplete();
        }
        return closed.future();
    }

    private void closeOnLoop(Duration grace) {
        if (state == ConnectionState.CLOSED) {
            return;
        }
        move(ConnectionState.CLOSED, null, null);
        renewal.stop();
        stopWaiting();
        backlog.drainTo(pending -> pending.fail(failures.closed(Delivery.NOT_SENT)));
        retired.drain(grace);
        if (connection != null) {
            connection.drain(grace);
        }
        completeIfGone();
    }

    private void completeIfGone() {
        if (state == ConnectionState.CLOSED && connection == null && retired.isEmpty()) {
            closed.tryComplete();
        }
    }

    private void move(ConnectionState next, @Nullable RedisException failure, @Nullable Duration retryIn) {
        state = next;
        client.onMember(this, connector.latestEndpoint(), next, failure, retryIn);
    }

    /** One attempt to connect. What becomes of it counts as long as no other one has begun. */
    private final class Attempt implements ConnectOutcome {

        @Override
        public void onConnected(RespConnection opened) {
            if (attempt == this) {
                attempt = null;
                Lane.this.onConnected(opened);
            } else {
                opened.retire(() -> {
                });
            }
        }

        @Override
        public void onFailed(RedisException reason) {
            if (attempt == this) {
                attempt = null;
                Lane.this.onFailed(reason);
            }
        }
    }
}

package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.ClientSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

/**
 * One long-lived connection that any number of callers share, and that is replaced when it is lost.
 * <p>
 * The first call opens it. Calls that come while there is no connection wait, at most until their deadline, so that a
 * short interruption is not noticed; when the server has been away for longer than a command may take, they fail at once
 * instead, and the attempts to connect go on in the background. A server that answers the handshake with a refusal, such
 * as a wrong password, fails the waiting calls at once as well.
 */
final class Lane implements ConnectionListener, ConnectOutcome {

    private final ContextInternal context;
    private final EventLoop loop;
    private final Connector connector;
    private final ClientSettings settings;
    private final Failures failures;
    private final LaneObserver observer;
    private final Inbox inbox;
    private final Backlog backlog = new Backlog();
    private final DeadlineTimer backlogDeadlines;
    private final Backoff backoff;
    private final long timeoutNanos;
    private final Promise<Void> closed = Promise.promise();

    private ConnectionState state = ConnectionState.IDLE;
    private @Nullable RespConnection connection;
    private @Nullable RedisException lastFailure;
    private long awaySinceNanos;

    Lane(ContextInternal context, Connector connector, LaneObserver observer) {
        this.context = context;
        this.loop = context.nettyEventLoop();
        this.connector = connector;
        this.settings = connector.settings();
        this.failures = connector.failures();
        this.observer = observer;
        this.inbox = new Inbox(loop, settings.limits().maxInFlight(), this::accept,
                stranded -> stranded.fail(failures.closed(Delivery.NOT_SENT)));
        this.backlogDeadlines = new DeadlineTimer(loop, now -> backlog.expire(now, this::overdue));
        this.backoff = new Backoff(settings.limits().reconnectInitialDelay(), settings.limits().reconnectMaxDelay());
        this.timeoutNanos = settings.limits().commandTimeout().toNanos();
    }

    /** Sends the call, now or as soon as there is a connection. Callable from any thread. */
    void submit(Call call, ReplyHandler handler) {
        Duration own = call.deadline();
        Pending pending = new Pending(call, handler, own == null ? timeoutNanos : own.toNanos());
        if (loop.inEventLoop()) {
            accept(pending);
        } else if (!inbox.offer(pending)) {
            pending.fail(tooManyWait());
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
        long now = System.nanoTime();
        if (state == ConnectionState.CLOSED) {
            pending.fail(failures.closed(Delivery.NOT_SENT));
        } else if (lastFailure != null && isAwayForLong(now)) {
            pending.fail(failures.notSent(lastFailure));
        } else if (backlog.size() >= settings.limits().maxInFlight()) {
            pending.fail(tooManyWait());
        } else {
            backlog.add(pending);
            backlogDeadlines.note(now, pending.remainingNanos(now));
            if (state == ConnectionState.IDLE) {
                awaySinceNanos = now;
                connect();
            }
        }
    }

    private boolean isAwayForLong(long now) {
        return lastFailure instanceof RedisServerException || now - awaySinceNanos >= timeoutNanos;
    }

    private RedisException tooManyWait() {
        return failures.overload(settings.limits().maxInFlight() + " commands wait for one connection", "max-in-flight");
    }

    private RedisException overdue(Pending pending) {
        return lastFailure != null ? failures.notSent(lastFailure) : failures.timeout(pending, Delivery.NOT_SENT, 0);
    }

    private void connect() {
        if (state == ConnectionState.CLOSED) {
            return;
        }
        if (state == ConnectionState.IDLE) {
            move(ConnectionState.CONNECTING, null, null);
        }
        connector.connect(context, this, this);
    }

    @Override
    public void onConnected(RespConnection opened) {
        if (state == ConnectionState.CLOSED) {
            opened.close(failures.closed(Delivery.NOT_SENT));
            return;
        }
        connection = opened;
        lastFailure = null;
        backoff.reset();
        backlogDeadlines.cancel();
        move(ConnectionState.READY, null, null);
        backlog.drainTo(this::accept);
    }

    @Override
    public void onFailed(RedisException reason) {
        if (state != ConnectionState.CLOSED) {
            reconnectLater(reason);
        }
    }

    /** Only a connection that was in use is missed; one that fails in its handshake is told by {@link #onFailed}. */
    @Override
    public void onClosed(RedisException reason) {
        if (connection == null) {
            return;
        }
        connection = null;
        if (state == ConnectionState.CLOSED) {
            closed.complete();
        } else {
            awaySinceNanos = System.nanoTime();
            reconnectLater(reason);
        }
    }

    private void reconnectLater(RedisException reason) {
        Duration delay = backoff.next();
        lastFailure = reason;
        move(ConnectionState.RECONNECTING, reason, delay);
        if (isAwayForLong(System.nanoTime())) {
            backlog.drainTo(pending -> pending.fail(failures.notSent(reason)));
        }
        loop.schedule(this::connect, delay.toNanos(), TimeUnit.NANOSECONDS);
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
        try {
            loop.execute(() -> closeOnLoop(grace));
        } catch (RejectedExecutionException e) {
            closed.tryComplete(); // the loop has ended, and everything with it
        }
        return closed.future();
    }

    private void closeOnLoop(Duration grace) {
        if (state == ConnectionState.CLOSED) {
            return;
        }
        move(ConnectionState.CLOSED, null, null);
        backlogDeadlines.cancel();
        backlog.drainTo(pending -> pending.fail(failures.closed(Delivery.NOT_SENT)));
        if (connection == null) {
            closed.complete();
        } else {
            connection.drain(grace);
        }
    }

    private void move(ConnectionState next, @Nullable RedisException failure, @Nullable Duration retryIn) {
        state = next;
        observer.onLaneState(this, next, failure, retryIn);
    }
}

package io.redkit.runtime.connection;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.runtime.command.BlockTime;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

/**
 * A connection that one owner has to himself, for commands that block or change the state of the connection. It is opened
 * by the first call, is never given to anybody else, and is closed hard. When it is lost it stays lost: what it had
 * subscribed to, watched or queued is gone, and the owner must know.
 * <p>
 * Callable from any thread; the events come on its event loop.
 */
public final class DedicatedConnection implements OwnConnection, ConnectionListener, ConnectOutcome {

    private final ContextInternal context;
    private final EventLoop loop;
    private final Connector connector;
    private final Failures failures;
    private final long timeoutNanos;
    private final LoopCounters counters;
    private final Backlog backlog;
    private final DeadlineTimer backlogDeadlines;
    private final OwnerEvents owners = new OwnerEvents();
    private @Nullable RespConnection connection;
    private @Nullable Relogin relogin;
    private @Nullable Runnable whenOpen;
    private @Nullable RedisException ended;
    private volatile ConnectionState state = ConnectionState.IDLE;

    /**
     * @param context decides the event loop of the connection
     * @param connector opens the connection
     */
    public DedicatedConnection(ContextInternal context, Connector connector) {
        this.context = context;
        this.loop = context.nettyEventLoop();
        this.connector = connector;
        this.failures = connector.failures();
        this.timeoutNanos = connector.settings().limits().commandTimeout().toNanos();
        this.counters = connector.counters().on(loop);
        this.backlog = new Backlog(connector.settings().limits().maxInFlight(),
                connector.settings().limits().maxQueuedBytes(), counters);
        this.backlogDeadlines = new DeadlineTimer(loop, now -> backlog.expire(now, this::overdue));
    }

    @Override
    public void onPush(Consumer<Response> handler) {
        owners.onPush(handler);
    }

    @Override
    public void onEnd(Consumer<RedisException> handler) {
        owners.onEnd(handler);
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        Pending pending = new Pending(call, handler, BlockTime.of(call).deadlineNanos(call.deadline(), timeoutNanos),
                counters);
        if (loop.inEventLoop()) {
            accept(pending);
        } else if (!executeOnLoop(() -> accept(pending))) {
            pending.fail(failures.closed(Delivery.NOT_SENT));
        }
    }

    @Override
    public void together(Runnable task) {
        if (loop.inEventLoop() || !executeOnLoop(task)) {
            task.run();
        }
    }

    private void accept(Pending pending) {
        if (ended != null) {
            pending.fail(failures.notSent(ended));
        } else if (connection != null) {
            write(connection, pending);
        } else if (!backlog.add(pending)) {
            pending.fail(failures.overload("too many commands wait for a connection", "max-in-flight"));
        } else {
            long now = System.nanoTime();
            backlogDeadlines.note(now, pending.remainingNanos(now));
            connect();
        }
    }

    private void connect() {
        if (state == ConnectionState.IDLE) {
            state = ConnectionState.CONNECTING;
            connector.connect(context, this, this);
        }
    }

    /** Connects without waiting for a call. Callable from the event loop only; an attempt that fails is the end. */
    void open(Runnable onOpen) {
        whenOpen = onOpen;
        connect();
    }

    private void write(RespConnection open, Pending pending) {
        if (relogin != null) {
            relogin.beforeSending(pending.call);
        }
        open.send(pending);
    }

    private RedisException overdue(Pending pending) {
        return failures.notConnectedInTime(pending, backlog.size());
    }

    @Override
    public void onConnected(RespConnection opened) {
        if (ended != null) {
            opened.close(ended);
            return;
        }
        connection = opened;
        state = ConnectionState.READY;
        backlogDeadlines.cancel();
        relogin = new Relogin(loop, connector, opened);
        relogin.start();
        backlog.drainTo(pending -> write(opened, pending));
        if (whenOpen != null) {
            whenOpen.run();
        }
    }

    @Override
    public void onFailed(RedisException reason) {
        end(reason);
    }

    @Override
    public void onClosed(RedisException reason) {
        if (connection != null) {
            connection = null;
            end(reason);
        }
    }

    @Override
    public void onPush(Response message) {
        owners.pushed(message);
    }

    @Override
    public ConnectionState state() {
        return state;
    }

    @Override
    public void close() {
        executeOnLoop(() -> end(failures.closed(Delivery.OUTCOME_UNKNOWN)));
    }

    /** Returns false if the loop has ended, and the connection with it. */
    private boolean executeOnLoop(Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void end(RedisException reason) {
        if (ended != null) {
            return;
        }
        ended = reason;
        state = ConnectionState.CLOSED;
        backlogDeadlines.cancel();
        if (relogin != null) {
            relogin.stop();
        }
        backlog.drainTo(pending -> pending.fail(failures.notSent(reason)));
        if (connection != null) {
            connection.close(reason);
        }
        owners.ended(reason);
    }
}

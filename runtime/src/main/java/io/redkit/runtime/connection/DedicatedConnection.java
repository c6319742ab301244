package io.redkit.runtime.connection;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
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

    private static final Logger LOG = Logger.getLogger(DedicatedConnection.class);

    private final ContextInternal context;
    private final EventLoop loop;
    private final Supplier<Connector> server;
    private final Failures failures;
    private final long timeoutNanos;
    private final Backlog backlog;
    private final DeadlineTimer backlogDeadlines;
    private Consumer<Response> pushHandler = message -> {
    };
    private Consumer<RedisException> endHandler = reason -> {
    };
    private @Nullable RespConnection connection;
    private @Nullable RedisException ended;
    private volatile ConnectionState state = ConnectionState.IDLE;

    /**
     * @param context decides the event loop of the connection
     * @param connector opens the connection
     */
    public DedicatedConnection(ContextInternal context, Connector connector) {
        this(context, connector, () -> connector);
    }

    /**
     * @param context decides the event loop of the connection
     * @param connector says what holds for all connections of the client
     * @param server says, at the first call, to which server the connection goes
     */
    DedicatedConnection(ContextInternal context, Connector connector, Supplier<Connector> server) {
        this.context = context;
        this.loop = context.nettyEventLoop();
        this.server = server;
        this.failures = connector.failures();
        this.timeoutNanos = connector.settings().limits().commandTimeout().toNanos();
        this.backlog = new Backlog(connector.settings().limits().maxInFlight(),
                connector.settings().limits().maxQueuedBytes());
        this.backlogDeadlines = new DeadlineTimer(loop, now -> backlog.expire(now, this::overdue));
    }

    @Override
    public void onPush(Consumer<Response> handler) {
        pushHandler = handler;
    }

    @Override
    public void onEnd(Consumer<RedisException> handler) {
        endHandler = endHandler.andThen(handler);
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        Pending pending = new Pending(call, handler, BlockTime.of(call).deadlineNanos(call.deadline(), timeoutNanos));
        if (loop.inEventLoop()) {
            accept(pending);
        } else if (!executeOnLoop(() -> accept(pending))) {
            pending.fail(failures.closed(Delivery.NOT_SENT));
        }
    }

    private void accept(Pending pending) {
        if (ended != null) {
            pending.fail(failures.notSent(ended));
        } else if (connection != null) {
            connection.send(pending);
        } else if (!backlog.add(pending)) {
            pending.fail(failures.overload("too many commands wait for a connection", "max-in-flight"));
        } else {
            long now = System.nanoTime();
            backlogDeadlines.note(now, pending.remainingNanos(now));
            if (state == ConnectionState.IDLE) {
                state = ConnectionState.CONNECTING;
                server.get().connect(context, this, this);
            }
        }
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
        backlog.drainTo(opened::send);
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
        tell(pushHandler, message);
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

    /** What the owner's code throws must not end the connection, nor keep others from being told. */
    private static <T> void tell(Consumer<T> handler, T event) {
        try {
            handler.accept(event);
        } catch (RuntimeException | Error e) {
            LOG.error("A handler of a dedicated connection failed", e);
        }
    }

    private void end(RedisException reason) {
        if (ended != null) {
            return;
        }
        ended = reason;
        state = ConnectionState.CLOSED;
        backlogDeadlines.cancel();
        backlog.drainTo(pending -> pending.fail(failures.notSent(reason)));
        if (connection != null) {
            connection.close(reason);
        }
        tell(endHandler, reason);
    }
}

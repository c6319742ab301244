package io.redkit.runtime.connection;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.ResilienceSettings.Reconnect;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

/**
 * A connection of its own for queue consumers, which never gives up: when it is lost, another one is opened, as often as it
 * takes, and the calls that had no answer are sent again in their order.
 */
public final class PersistentConnection implements OwnConnection {

    private final ContextInternal context;
    private final Supplier<DedicatedConnection> connections;
    private final Failures failures;
    private final Backoff backoff;
    private final int maxWaiting;
    private final ArrayDeque<Attempted> unanswered = new ArrayDeque<>();
    private @Nullable DedicatedConnection current;
    private Consumer<Response> pushHandler = message -> {
    };
    private Consumer<RedisException> endHandler = reason -> {
    };
    private boolean waiting;
    private volatile boolean closed;

    /**
     * @param context runs everything in here; the connections are opened on the same event loop
     * @param connector says what holds for all connections of the client
     * @param server says, for each connection, to which server it goes
     */
    PersistentConnection(ContextInternal context, Connector connector, Supplier<Connector> server) {
        this.context = context;
        this.connections = () -> new DedicatedConnection(context, connector, server);
        this.failures = connector.failures();
        this.maxWaiting = connector.settings().limits().maxInFlight();
        Reconnect reconnect = connector.settings().resilience().reconnect();
        this.backoff = new Backoff(reconnect.initialDelay(), reconnect.maxDelay());
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
    public ConnectionState state() {
        DedicatedConnection open = current;
        if (closed) {
            return ConnectionState.CLOSED;
        }
        return open == null ? ConnectionState.IDLE
                : open.state() == ConnectionState.CLOSED ? ConnectionState.RECONNECTING : open.state();
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        if (!executeOnLoop(() -> accept(new Attempted(call, handler)))) {
            handler.onFailure(failures.closed(Delivery.NOT_SENT));
        }
    }

    /** Returns false if the loop has ended, and the connection with it. */
    private boolean executeOnLoop(Runnable task) {
        try {
            context.nettyEventLoop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Bounds new calls only: one that was accepted is never refused later. */
    private void accept(Attempted call) {
        if (!closed && unanswered.size() >= maxWaiting) {
            call.handler.onFailure(failures.overload("too many commands wait for a connection", "max-in-flight"));
        } else {
            attempt(call);
        }
    }

    private void attempt(Attempted call) {
        if (closed) {
            call.handler.onFailure(failures.closed(Delivery.NOT_SENT));
        } else if (waiting) {
            unanswered.addLast(call);
        } else {
            DedicatedConnection open = current;
            if (open == null || open.state() == ConnectionState.CLOSED) {
                open = connections.get();
                open.onPush(pushHandler);
                current = open;
            }
            call.over = open;
            open.send(call.call, call);
        }
    }

    private void retryLater(Attempted call) {
        unanswered.addLast(call);
        if (!waiting) {
            waiting = true;
            context.nettyEventLoop().schedule(this::retry, backoff.next().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void retry() {
        waiting = false;
        for (int left = unanswered.size(); left > 0; left--) {
            attempt(unanswered.removeFirst());
        }
    }

    @Override
    public void close() {
        executeOnLoop(() -> {
            if (closed) {
                return;
            }
            closed = true;
            if (current != null) {
                current.close();
            }
            retry();
            endHandler.accept(failures.closed(Delivery.OUTCOME_UNKNOWN));
        });
    }

    /** A call, and what became of it so far. */
    private final class Attempted implements ReplyHandler {

        final Call call;
        final ReplyHandler handler;
        private @Nullable DedicatedConnection over;

        Attempted(Call call, ReplyHandler handler) {
            this.call = call;
            this.handler = handler;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            backoff.reset();
            handler.onReply(reply);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            if (!closed && isLoss(failure)) {
                retryLater(this);
            } else {
                handler.onFailure(failure);
            }
        }

        /**
         * Returns whether the connection is at fault, and not the call. A silent server counts, and so does a refusal. An
         * answer that is late on a living connection does not: sent again and again, the call would be executed as often.
         */
        private boolean isLoss(RuntimeException failure) {
            return failure instanceof RedisConnectionException || failure instanceof RedisClosedException
                    || failure instanceof RedisTimeoutException late
                            && (late.delivery() == Delivery.NOT_SENT || isConnectionGone())
                    || failure instanceof RedisServerException refusal && refusal.delivery() == Delivery.NOT_SENT;
        }

        private boolean isConnectionGone() {
            return over == null || over.state() == ConnectionState.CLOSED;
        }
    }
}

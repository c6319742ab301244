package io.redkit.runtime.connection;

import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.ResilienceSettings.Reconnect;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

/**
 * A connection of its own for queue consumers, which never gives up: when it is lost, another one is opened, as often as it
 * takes, and the calls that had no answer are sent again in their order. Calls that come meanwhile wait behind them.
 */
public final class PersistentConnection implements OwnConnection {

    private final EventLoop loop;
    private final Supplier<DedicatedConnection> connections;
    private final Failures failures;
    private final Backoff backoff;
    private final int maxWaiting;
    private final long maxWaitingBytes;
    private final OwnerEvents owners = new OwnerEvents();
    private final PriorityQueue<Attempted> waiting = new PriorityQueue<>(Comparator.comparingLong(each -> each.number));
    private long waitingBytes;
    private long accepted;
    private @Nullable DedicatedConnection current;
    private @Nullable ScheduledFuture<?> pause;
    private boolean demoted;
    private volatile ConnectionState state = ConnectionState.IDLE;

    /** @param context runs everything in here; the connections are opened on the same event loop */
    public PersistentConnection(ContextInternal context, Connector connector) {
        this.loop = context.nettyEventLoop();
        this.connections = () -> new DedicatedConnection(context, connector);
        this.failures = connector.failures();
        this.maxWaiting = connector.settings().limits().maxInFlight();
        this.maxWaitingBytes = connector.settings().limits().maxQueuedBytes();
        Reconnect reconnect = connector.settings().resilience().reconnect();
        this.backoff = new Backoff(reconnect.initialDelay(), reconnect.maxDelay());
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
    public ConnectionState state() {
        return state;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        // like any other waiting call it is told once, and what its handler throws ends nothing
        Pending caller = new Pending(call, handler, Pending.UNBOUNDED);
        if (!executeOnLoop(() -> accept(caller))) {
            caller.fail(failures.closed(Delivery.NOT_SENT));
        }
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

    /** Bounds new calls only: one that was accepted is never refused later. */
    private void accept(Pending caller) {
        if (state == ConnectionState.CLOSED) {
            caller.fail(failures.closed(Delivery.NOT_SENT));
        } else if (waiting.size() >= maxWaiting) {
            caller.fail(failures.overload("too many commands wait for a connection", "max-in-flight"));
        } else if (waitingBytes > maxWaitingBytes) {
            caller.fail(failures.overload("too many bytes wait for a connection", "max-queued-size"));
        } else if (isOpen() && waiting.isEmpty()) {
            new Attempted(caller).send();
        } else {
            letWait(new Attempted(caller));
            if (current == null && pause == null) {
                connect();
            }
        }
    }

    private boolean isOpen() {
        return state == ConnectionState.READY && pause == null;
    }

    private void letWait(Attempted call) {
        call.hasWaited = true;
        waiting.add(call);
        waitingBytes += call.bytes();
    }

    private void connect() {
        DedicatedConnection next = connections.get();
        state = state == ConnectionState.IDLE ? ConnectionState.CONNECTING : ConnectionState.RECONNECTING;
        current = next;
        next.onPush(owners::pushed);
        next.onEnd(reason -> onEnd(next));
        next.open(this::onOpen);
    }

    private void onOpen() {
        state = ConnectionState.READY;
        sendWaiting();
    }

    private void sendWaiting() {
        while (isOpen() && !waiting.isEmpty()) {
            Attempted oldest = waiting.remove();
            waitingBytes -= oldest.bytes();
            oldest.send();
        }
    }

    /** The calls in flight are told next, and will wait. */
    private void onEnd(DedicatedConnection ended) {
        if (current == ended && state != ConnectionState.CLOSED) {
            current = null;
            state = ConnectionState.RECONNECTING;
            if (!waiting.isEmpty()) {
                rest();
            }
        }
    }

    private void rest() {
        if (pause == null) {
            pause = loop.schedule(this::goOn, backoff.next().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void goOn() {
        pause = null;
        if (demoted && current != null) {
            DedicatedConnection old = current;
            current = null;
            old.close();
        }
        demoted = false;
        if (current == null) {
            connect();
        } else {
            sendWaiting();
        }
    }

    @Override
    public void close() {
        executeOnLoop(this::closeOnLoop);
    }

    private void closeOnLoop() {
        if (state == ConnectionState.CLOSED) {
            return;
        }
        state = ConnectionState.CLOSED;
        if (pause != null) {
            pause.cancel(false);
        }
        if (current != null) {
            current.close();
        }
        while (!waiting.isEmpty()) {
            waiting.remove().caller.fail(failures.closed(Delivery.NOT_SENT));
        }
        owners.ended(failures.closed(Delivery.OUTCOME_UNKNOWN));
    }

    /** A call, and what became of it so far. */
    private final class Attempted implements ReplyHandler {

        final Pending caller;
        final long number = accepted++;
        boolean hasWaited;
        private @Nullable DedicatedConnection over;

        Attempted(Pending caller) {
            this.caller = caller;
        }

        long bytes() {
            return caller.call.estimatedBytes();
        }

        void send() {
            DedicatedConnection open = Objects.requireNonNull(current, "current");
            over = open;
            open.send(caller.call, this);
        }

        @Override
        public void onReply(@Nullable Response reply) {
            backoff.reset();
            caller.reply(reply);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            boolean gone = over == null || over.state() == ConnectionState.CLOSED;
            boolean refusedLate = hasWaited && failure instanceof RedisOverloadException;
            if (state != ConnectionState.CLOSED && (refusedLate || LossRule.isLoss(failure, gone))) {
                demoted |= LossRule.isDemotion(failure);
                letWait(this);
                rest();
            } else {
                caller.fail(failure);
            }
        }
    }
}

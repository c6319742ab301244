package io.redkit.runtime.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ServerErrors;
import io.redkit.runtime.command.Witness;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.connection.resp.RespDecoder;
import io.redkit.runtime.connection.resp.RespProtocolException;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.types.ErrorType;

/**
 * An open connection that pipelines: calls are written one after the other without waiting, and replies, which arrive in
 * the same order, are given to the calls in that order.
 * <p>
 * A call that ends early, by its deadline, keeps its place in the line. When the oldest call is overdue and the server has
 * said nothing for the length of a command time-out, the connection is given up: a socket can be dead for a quarter of an
 * hour before the operating system tells.
 * <p>
 * Callers are told on the event loop and may send again at once, on this connection or, when it is closing, on the next.
 * So the state is in order before anybody is told.
 */
final class RespConnection extends ChannelInboundHandlerAdapter {

    private static final Call ASKING = Call.of(Commands.get("ASKING"));

    private final Failures failures;
    private final ConnectionListener listener;
    private final int maxInFlight;
    private final long maxQueuedBytes;
    private final Duration longestSilence;
    private final long maxReplyBytes;
    private final Pushes pushes;
    private final Responsiveness server;
    private final OpenTransaction transaction = new OpenTransaction();
    private final ArrayDeque<Pending> inFlight = new ArrayDeque<>();

    private ChannelHandlerContext channel;
    private Inbound in;
    private Outbound out;
    private TurnClock clock;
    private DeadlineTimer deadlines;
    private boolean closed;
    private boolean draining;
    private @Nullable ScheduledFuture<?> drainLimit;
    private boolean unobserved;
    private @Nullable Runnable retired;
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // what is missing comes with handlerAdded, before any use
    RespConnection(ClientSettings settings, Failures failures, ConnectionListener listener) {
        this.failures = failures;
        this.listener = listener;
        this.maxInFlight = settings.limits().maxInFlight();
        this.maxQueuedBytes = settings.limits().maxQueuedBytes();
        this.longestSilence = settings.limits().commandTimeout();
        this.server = new Responsiveness(longestSilence);
        this.maxReplyBytes = settings.limits().maxReplyBytes();
        this.pushes = new Pushes(inFlight, listener);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context;
        in = new Inbound(context.alloc(), new RespDecoder(maxReplyBytes), this::onReply);
        out = new Outbound(context, maxQueuedBytes, cause -> close(failures.connectionLost(cause)));
        deadlines = new DeadlineTimer(context.channel().eventLoop(), this::expire);
        clock = TurnClock.ofThisLoop();
        server.heard(System.nanoTime());
    }

    /** Tells the connection that the server speaks RESP2, where published messages look like replies. */
    void speaksResp2() {
        pushes.speaksResp2();
    }

    /** Returns when the server may end the connection because its credentials expire, null for never. */
    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    void expiresAt(@Nullable Instant end) {
        expiresAt = end;
    }

    /** Sets whether the listener is told of the end: nobody misses a connection that is not yet, or no longer, in use. */
    void observed(boolean inUse) {
        unobserved = !inUse;
    }

    /** Returns whether the server would execute an AUTH in its turn. */
    boolean admitsLogin() {
        return !transaction.isOpen() && !pushes.isSubscriber();
    }

    /** Returns the number of calls without an answer; on other threads than the event loop only about so many. */
    int inFlight() {
        return inFlight.size();
    }

    RecentLatencies latencies() {
        return server.latencies();
    }

    ChannelFuture closeFuture() {
        return channel.channel().closeFuture();
    }

    /** Writes the call. Refuses it, without closing anything, when a bound is reached. */
    void send(Pending pending) {
        if (closed || draining) {
            pending.fail(failures.closed(Delivery.NOT_SENT));
            return;
        }
        if (inFlight.size() >= maxInFlight) {
            pending.fail(failures.overload(maxInFlight + " commands are in flight on one connection", "max-in-flight"));
            return;
        }
        if (out.isFull()) {
            pending.fail(failures.overload(maxQueuedBytes + " bytes wait to be written", "max-queued-size"));
            return;
        }
        long now = TurnClock.nanos();
        if (pending.remainingNanos(now) <= 0) {
            pending.fail(failures.timeout(pending, server.notSentInTime(now, inFlight.size())));
            return;
        }
        if (pending.call.isAsking()) {
            send(Pending.ofNobody(ASKING, longestSilence.toNanos()));
        }
        try {
            out.write(pending.call);
        } catch (RuntimeException | OutOfMemoryError e) {
            pending.fail(failures.unwritable(pending, e));
            return;
        }
        pending.sentNanos = now;
        Witness witness = pending.call.witness();
        if (witness != null) {
            witness.onSent(channel.channel().remoteAddress());
        }
        pushes.sent(pending);
        transaction.sent(pending.call);
        inFlight.addLast(pending);
        deadlines.note(now, pending.remainingNanos(now));
        out.flushIfLarge();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long now = System.nanoTime();
        server.heard(now);
        out.readBegins();
        clock.stop(now);
        try {
            in.read((ByteBuf) message);
        } catch (RespProtocolException e) {
            close(failures.protocol(e));
        } finally {
            clock.goOn();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        out.readEnds();
        context.fireChannelReadComplete();
    }

    private void onReply(@Nullable Response reply) {
        if (reply != null && pushes.take(reply)) {
            return;
        }
        Pending pending = inFlight.pollFirst();
        if (pending == null) {
            close(reply instanceof ErrorType refusal ? ServerErrors.of("connection", refusal) : failures.unsolicitedReply());
            return;
        }
        server.answered(pending);
        clock.tick();
        if (reply != null && reply.type() == ResponseType.ERROR) {
            RedisServerException error = ServerErrors.of(pending.call.toString(), (ErrorType) reply);
            if (error.code().equals("READONLY")) {
                listener.onReadOnly();
            }
            pending.fail(error);
        } else {
            pending.reply(reply);
        }
        if (draining && inFlight.isEmpty()) {
            close(failures.closed(Delivery.NOT_SENT));
        }
    }

    private long expire(long now) {
        List<Pending> overdue = new ArrayList<>();
        long next = DeadlineTimer.NOTHING_LEFT;
        for (Pending pending : inFlight) {
            if (pending.isAwaited()) {
                long remaining = pending.remainingNanos(now);
                if (remaining <= 0) {
                    overdue.add(pending);
                } else {
                    next = Math.min(next, remaining);
                }
            }
        }
        long patience = server.patience(inFlight.peekFirst(), now);
        int waiting = inFlight.size();
        if (patience <= 0) {
            RedisException reason = failures.silent(longestSilence.minusNanos(patience));
            shut(reason);
            failAsOverdue(overdue, now, waiting);
            failAll(reason);
            return DeadlineTimer.NOTHING_LEFT;
        }
        failAsOverdue(overdue, now, waiting);
        return Math.min(next, patience);
    }

    private void failAsOverdue(List<Pending> overdue, long now, int waiting) {
        overdue.forEach(each -> each.fail(failures.timeout(each, server.notAnsweredInTime(each, now, waiting))));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        close(failures.connectionLost(null));
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close(failures.connectionLost(cause));
    }

    /**
     * Lets the calls in flight finish and refuses new ones, then closes; closes hard when the time is over. Said once more, the
     * time counts anew.
     */
    void drain(Duration grace) {
        if (inFlight.isEmpty()) {
            close(failures.closed(Delivery.NOT_SENT));
            return;
        }
        draining = true;
        stopDrainLimit();
        drainLimit = channel.channel().eventLoop().schedule(() -> close(failures.closed(Delivery.OUTCOME_UNKNOWN)),
                grace.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stopDrainLimit() {
        if (drainLimit != null) {
            drainLimit.cancel(false);
        }
    }

    /**
     * Lets the calls in flight finish, each within its deadline, and closes without a word to the listener.
     *
     * @param whenClosed is run then, before the calls that are left are told
     */
    void retire(Runnable whenClosed) {
        observed(false);
        retired = whenClosed;
        drain(Duration.ofNanos(Math.max(longestSilence.toNanos(), longestNanos())));
    }

    /** Returns the nanoseconds until all calls in flight have ended, or {@link Pending#UNBOUNDED}. */
    long longestNanos() {
        long now = System.nanoTime();
        long longest = 0;
        for (Pending pending : inFlight) {
            longest = Math.max(longest, pending.remainingNanos(now));
        }
        return longest;
    }

    /** Closes at once. Every call in flight is told whether it had been sent. */
    void close(RedisException reason) {
        if (!closed) {
            shut(reason);
            failAll(reason);
        }
    }

    private void shut(RedisException reason) {
        closed = true;
        deadlines.cancel();
        stopDrainLimit();
        out.close();
        in.close();
        channel.close();
        if (!unobserved) {
            listener.onClosed(reason);
        }
        if (retired != null) {
            retired.run();
        }
    }

    private void failAll(RedisException reason) {
        int sent = inFlight.size() - out.unflushed();
        for (int i = 0; !inFlight.isEmpty(); i++) {
            Delivery delivery = i < sent ? Delivery.OUTCOME_UNKNOWN : Delivery.NOT_SENT;
            inFlight.removeFirst().fail(failures.lost(reason, delivery));
        }
    }
}

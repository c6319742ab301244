package io.redkit.runtime.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.TimeoutDiagnosis;
import io.redkit.TimeoutDiagnosis.Cause;
import io.redkit.TimeoutDiagnosis.Phase;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ServerErrors;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.connection.resp.RespDecoder;
import io.redkit.runtime.connection.resp.RespEncoder;
import io.redkit.runtime.connection.resp.RespProtocolException;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.types.ErrorType;

/**
 * An open connection that pipelines: calls are written one after the other without waiting, and replies, which arrive in
 * the same order, are given to the calls in that order.
 * <p>
 * All calls of one turn of the event loop go into one buffer, and out with one flush: at the end of the read that caused
 * them, or else in a task at the end of the turn. A call that ends early, by its deadline, keeps its place in the line.
 * When the oldest call is overdue and the server has said nothing for the length of a command time-out, the connection is
 * given up: a socket can be dead for a quarter of an hour before the operating system tells.
 * <p>
 * Callers are told on the event loop and may send again at once, on this connection or, when it is closing, on the next.
 * So the state is in order before anybody is told.
 */
final class RespConnection extends ChannelInboundHandlerAdapter {

    private static final int INITIAL_BUFFER = 4096;
    private static final int LARGE_BUFFER = 256 * 1024;

    private static final Call ASKING = Call.of(Commands.get("ASKING"));

    private final Failures failures;
    private final ConnectionListener listener;
    private final int maxInFlight;
    private final long maxQueuedBytes;
    private final long silenceNanos;
    private final RespDecoder decoder;
    private final Pushes pushes;
    private final RecentLatencies latencies = new RecentLatencies();
    private final ArrayDeque<Pending> inFlight = new ArrayDeque<>();

    private ChannelHandlerContext channel;
    private DeadlineTimer deadlines;
    private @Nullable ByteBuf out;
    private @Nullable ByteBuf unread;
    private int unflushed;
    private long queuedBytes;
    private long lastReadNanos;
    private boolean reading;
    private boolean closed;
    private boolean draining;
    private boolean unobserved;
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // channel and deadlines come with handlerAdded, before any use
    RespConnection(ClientSettings settings, Failures failures, ConnectionListener listener) {
        this.failures = failures;
        this.listener = listener;
        this.maxInFlight = settings.limits().maxInFlight();
        this.maxQueuedBytes = settings.limits().maxQueuedBytes();
        this.silenceNanos = settings.limits().commandTimeout().toNanos();
        this.decoder = new RespDecoder(settings.limits().maxReplyBytes());
        this.pushes = new Pushes(inFlight, listener);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context;
        deadlines = new DeadlineTimer(context.channel().eventLoop(), this::expire);
        lastReadNanos = System.nanoTime();
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

    int inFlight() {
        return inFlight.size();
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
        if (queuedBytes > maxQueuedBytes) {
            pending.fail(failures.overload(maxQueuedBytes + " bytes wait to be written", "max-queued-size"));
            return;
        }
        long now = System.nanoTime();
        if (pending.remainingNanos(now) <= 0) {
            pending.fail(failures.timeout(pending, diagnosis(Phase.QUEUED, Cause.CLIENT_OVERLOADED, now, inFlight.size())));
            return;
        }
        if (pending.call.isAsking()) {
            send(Pending.ofNobody(ASKING, silenceNanos));
        }
        ByteBuf buffer = buffer();
        if (write(pending, buffer)) {
            pending.sentNanos = now;
            pushes.sent(pending);
            inFlight.addLast(pending);
            unflushed++;
            deadlines.note(now, pending.remainingNanos(now));
            if (buffer.readableBytes() >= LARGE_BUFFER) {
                flush();
            }
        }
    }

    private ByteBuf buffer() {
        ByteBuf buffer = out;
        if (buffer == null) {
            buffer = channel.alloc().directBuffer(INITIAL_BUFFER);
            out = buffer;
            if (!reading) {
                channel.channel().eventLoop().execute(this::flush);
            }
        }
        return buffer;
    }

    /** Encodes the call as a whole or not at all: half a command would shift all that follow. */
    private boolean write(Pending pending, ByteBuf buffer) {
        int before = buffer.writerIndex();
        try {
            RespEncoder.encode(pending.call, buffer);
        } catch (RuntimeException | OutOfMemoryError e) {
            buffer.writerIndex(before);
            pending.fail(failures.unwritable(pending, e));
            return false;
        }
        queuedBytes += buffer.writerIndex() - before;
        return true;
    }

    private void flush() {
        ByteBuf buffer = out;
        if (buffer == null || closed) {
            return;
        }
        out = null;
        unflushed = 0;
        int size = buffer.readableBytes();
        channel.writeAndFlush(buffer).addListener(written -> {
            queuedBytes -= size;
            if (!written.isSuccess()) {
                close(failures.connectionLost(written.cause()));
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastReadNanos = System.nanoTime();
        reading = true;
        ByteBuf bytes = (ByteBuf) message;
        if (unread != null) {
            bytes = unread.writeBytes(bytes);
            ((ByteBuf) message).release();
            unread = null;
        }
        try {
            while (!closed && decoder.next(bytes)) {
                onReply(decoder.reply());
            }
            if (!closed && bytes.isReadable()) {
                unread = channel.alloc().buffer(bytes.readableBytes() + 64).writeBytes(bytes);
            }
        } catch (RespProtocolException e) {
            close(failures.protocol(e));
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        flush();
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
        if (pending.call.command().isOrdinary()) {
            latencies.record(lastReadNanos - pending.sentNanos);
        }
        if (reply != null && reply.type() == ResponseType.ERROR) {
            RedisServerException error = ServerErrors.of(pending.call.command().name(), (ErrorType) reply);
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
        long patience = patience(now);
        int waiting = inFlight.size();
        if (patience <= 0) {
            RedisException reason = failures.silent(Duration.ofNanos(silenceNanos - patience));
            shut(reason);
            failAsOverdue(overdue, now, waiting);
            failAll(reason);
            return DeadlineTimer.NOTHING_LEFT;
        }
        failAsOverdue(overdue, now, waiting);
        return Math.min(next, patience);
    }

    /**
     * Returns the nanoseconds until a server that keeps quiet is given up; not positive if that is now,
     * {@link DeadlineTimer#NOTHING_LEFT} as long as it is not late with an answer.
     */
    private long patience(long now) {
        Pending oldest = inFlight.peekFirst();
        if (oldest == null || oldest.remainingNanos(now) > 0) {
            return DeadlineTimer.NOTHING_LEFT;
        }
        long silentSince = lastReadNanos - oldest.sentNanos < 0 ? oldest.sentNanos : lastReadNanos;
        return silenceNanos - (now - silentSince);
    }

    private void failAsOverdue(List<Pending> overdue, long now, int waiting) {
        overdue.forEach(each -> each.fail(failures.timeout(each, diagnosis(Phase.SENT, cause(each, now), now, waiting))));
    }

    private Cause cause(Pending overdue, long now) {
        if (-overdue.remainingNanos(now) > overdue.timeoutNanos / 4) {
            return Cause.CLIENT_OVERLOADED; // the timer itself came late
        }
        return lastReadNanos - overdue.sentNanos < 0 ? Cause.SERVER_SILENT : Cause.SERVER_SLOW;
    }

    private TimeoutDiagnosis diagnosis(Phase phase, Cause cause, long now, int waiting) {
        return new TimeoutDiagnosis(phase, cause, waiting, 0, Duration.ofNanos(now - lastReadNanos), latencies.p99());
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

    /** Lets the calls in flight finish and refuses new ones, then closes; closes hard when the time is over. */
    void drain(Duration grace) {
        if (inFlight.isEmpty()) {
            close(failures.closed(Delivery.NOT_SENT));
            return;
        }
        draining = true;
        channel.channel().eventLoop().schedule(() -> close(failures.closed(Delivery.OUTCOME_UNKNOWN)), grace.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Lets the calls in flight finish, each within its deadline, and closes without a word to the listener. */
    void retire() {
        observed(false);
        long now = System.nanoTime();
        long longest = silenceNanos;
        for (Pending pending : inFlight) {
            longest = Math.max(longest, pending.remainingNanos(now));
        }
        drain(Duration.ofNanos(longest));
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
        if (out != null) {
            out.release();
            out = null;
        }
        if (unread != null) {
            unread.release();
            unread = null;
        }
        channel.close();
        if (!unobserved) {
            listener.onClosed(reason);
        }
    }

    private void failAll(RedisException reason) {
        int sent = inFlight.size() - unflushed;
        for (int i = 0; !inFlight.isEmpty(); i++) {
            Delivery delivery = i < sent ? Delivery.OUTCOME_UNKNOWN : Delivery.NOT_SENT;
            inFlight.removeFirst().fail(failures.lost(reason, delivery));
        }
    }
}

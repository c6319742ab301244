package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.redkit.Delivery;
import io.redkit.RedisException;
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
 * When the oldest call is overdue and the server has said nothing since it was sent, the connection is given up: a socket
 * can be dead for a quarter of an hour before the operating system tells.
 */
final class RespConnection extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RespConnection.class);
    private static final int INITIAL_BUFFER = 4096;
    private static final int LARGE_BUFFER = 256 * 1024;

    private final Failures failures;
    private final ConnectionListener listener;
    private final int maxInFlight;
    private final long maxQueuedBytes;
    private final long silenceNanos;
    private final RespDecoder decoder;
    private final Pushes pushes;
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
        ByteBuf buffer = out;
        if (buffer == null) {
            buffer = channel.alloc().directBuffer(INITIAL_BUFFER);
            out = buffer;
            if (!reading) {
                channel.channel().eventLoop().execute(this::flush);
            }
        }
        int before = buffer.writerIndex();
        RespEncoder.encode(pending.call, buffer);
        queuedBytes += buffer.writerIndex() - before;
        pending.sentNanos = System.nanoTime();
        pushes.sent(pending);
        inFlight.addLast(pending);
        unflushed++;
        if (buffer.readableBytes() >= LARGE_BUFFER) {
            flush();
        }
        deadlines.note(pending.sentNanos, pending.remainingNanos(pending.sentNanos));
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
        try {
            if (reply != null && reply.type() == ResponseType.ERROR) {
                pending.fail(ServerErrors.of(pending.call.command().name(), (ErrorType) reply));
            } else {
                pending.reply(reply);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("A callback of " + pending.call + " failed", e);
        }
        if (draining && inFlight.isEmpty()) {
            close(failures.closed(Delivery.NOT_SENT));
        }
    }

    private long expire(long now) {
        Pending oldest = inFlight.peekFirst();
        if (oldest != null && oldest.remainingNanos(now) <= 0 && isSilentSince(oldest, now)) {
            close(failures.silent(Duration.ofNanos(now - oldest.sentNanos)));
            return DeadlineTimer.NOTHING_LEFT;
        }
        long next = DeadlineTimer.NOTHING_LEFT;
        for (Pending pending : inFlight) {
            if (!pending.isAwaited()) {
                continue;
            }
            long remaining = pending.remainingNanos(now);
            if (remaining <= 0) {
                pending.fail(failures.timeout(pending, Delivery.OUTCOME_UNKNOWN, inFlight.size()));
            } else {
                next = Math.min(next, remaining);
            }
        }
        return next;
    }

    private boolean isSilentSince(Pending oldest, long now) {
        return lastReadNanos - oldest.sentNanos < 0 && now - oldest.sentNanos >= silenceNanos;
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

    /** Closes at once. Every call in flight is told whether it had been sent. */
    void close(RedisException reason) {
        if (closed) {
            return;
        }
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
        int sent = inFlight.size() - unflushed;
        for (int i = 0; !inFlight.isEmpty(); i++) {
            Delivery delivery = i < sent ? Delivery.OUTCOME_UNKNOWN : Delivery.NOT_SENT;
            failSafely(inFlight.removeFirst(), failures.lost(reason, delivery));
        }
        listener.onClosed(reason);
    }

    private static void failSafely(Pending pending, RedisException failure) {
        try {
            pending.fail(failure);
        } catch (RuntimeException | Error e) {
            LOG.error("A callback of " + pending.call + " failed", e);
        }
    }
}

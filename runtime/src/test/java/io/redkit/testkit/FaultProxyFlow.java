package io.redkit.testkit;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** One direction of a {@link FaultProxyLink}: reads what arrives, holds it as long as the network wants, and forwards it. */
final class FaultProxyFlow extends ChannelInboundHandlerAdapter {

    /** More is left to the operating system, which makes the sender wait. */
    private static final int MOST_HELD = 1 << 20;

    private final FaultyNetwork network;
    private final boolean toClient;
    private final FaultProxyLink link;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private Channel from;
    private Channel to;
    private int heldBytes;
    private long freeAtNanos = System.nanoTime();
    private boolean finished;
    private boolean waiting;
    private boolean swallows;

    private record Held(ByteBuf bytes, long arrivedNanos) {
    }

    FaultProxyFlow(Channel from, FaultyNetwork network, boolean toClient, FaultProxyLink link) {
        this.from = from;
        this.network = network;
        this.toClient = toClient;
        this.link = link;
    }

    void connect(Channel source, Channel target) {
        from = source;
        to = target;
        pump();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (swallows) {
            bytes.release();
            pump();
            return;
        }
        heldBytes += bytes.readableBytes();
        held.addLast(new Held(bytes, System.nanoTime()));
        pump();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        finished = true;
        pump();
    }

    /** Forwards nothing any more, of what is held and of what comes. */
    void swallow() {
        swallows = true;
        release();
        pump();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!network.blackHole && !(swallows && toClient)) {
            link.reset();
        }
    }

    /** Forwards what may pass now, and comes back for the rest. */
    void pump() {
        if (swallows) {
            awaitEnd();
            return;
        }
        while (!network.blackHole && to != null && !held.isEmpty()) {
            Held first = held.getFirst();
            long wait = Math.max(first.arrivedNanos() + network.delayNanos, freeAtNanos) - System.nanoTime();
            if (wait > 0 && network.isSlow(toClient)) {
                pumpIn(wait);
                return;
            }
            int piece = network.pieceOf(first.bytes().readableBytes(), toClient);
            if (piece < first.bytes().readableBytes()) {
                forward(first.bytes().readRetainedSlice(piece));
            } else {
                held.removeFirst();
                forward(first.bytes());
            }
        }
        if (network.blackHole || to == null) {
            return;
        }
        if (finished) {
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> link.end());
        } else if (heldBytes < MOST_HELD) {
            from.read();
        }
    }

    private void awaitEnd() {
        if (!finished) {
            from.read();
        } else if (!toClient) {
            link.end();
        }
    }

    private void forward(ByteBuf bytes) {
        int size = bytes.readableBytes();
        heldBytes -= size;
        freeAtNanos = System.nanoTime() + network.nanosFor(size, toClient);
        if (!toClient || network.bytesBeforeCut == FaultyNetwork.NEVER || network.bytesBeforeCut >= size) {
            if (toClient && network.bytesBeforeCut != FaultyNetwork.NEVER) {
                network.bytesBeforeCut -= size;
            }
            to.writeAndFlush(bytes);
            return;
        }
        ByteBuf last = bytes.readRetainedSlice(network.bytesBeforeCut);
        bytes.release();
        network.bytesBeforeCut = FaultyNetwork.NEVER;
        to.writeAndFlush(last).addListener(written -> link.end());
    }

    private void pumpIn(long nanos) {
        if (!waiting) {
            waiting = true;
            from.eventLoop().schedule(() -> {
                waiting = false;
                pump();
            }, nanos, TimeUnit.NANOSECONDS);
        }
    }

    void discard() {
        release();
        to = null;
    }

    private void release() {
        held.forEach(each -> each.bytes().release());
        held.clear();
        heldBytes = 0;
    }
}

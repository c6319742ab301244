package io.redkit.runtime.connection;

import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.connection.resp.RespEncoder;

/**
 * What a connection has to write. All calls of one turn of the event loop are collected, and go out with one flush: at the
 * end of the read that caused them, or else in a task at the end of the turn.
 */
final class Outbound {

    private static final int LARGE_BUFFER = 256 * 1024;

    private final ChannelHandlerContext channel;
    private final long maxQueuedBytes;
    private final Consumer<Throwable> failed;
    private final RespEncoder encoder = new RespEncoder();
    private int unflushed;
    private long queuedBytes;
    private boolean reading;
    private boolean closed;

    /** @param failed is told when something cannot be written */
    Outbound(ChannelHandlerContext channel, long maxQueuedBytes, Consumer<Throwable> failed) {
        this.channel = channel;
        this.maxQueuedBytes = maxQueuedBytes;
        this.failed = failed;
    }

    /** Returns whether more bytes wait to be written, here and in the socket, than may wait. */
    boolean isFull() {
        return queuedBytes > maxQueuedBytes;
    }

    /** Returns how many of the last calls have not been handed to the socket. */
    int unflushed() {
        return unflushed;
    }

    /**
     * Encodes the call as a whole or not at all: half a command would shift all that follow.
     *
     * @throws RuntimeException if an argument cannot be written
     * @throws OutOfMemoryError if there is no memory for it
     */
    void write(Call call) {
        int before = encoder.size();
        encoder.encode(call);
        queuedBytes += encoder.size() - before;
        unflushed++;
        if (before == 0 && !reading) {
            channel.channel().eventLoop().execute(this::flush);
        }
    }

    /** Does not let a turn with very much to write go on until its end. */
    void flushIfLarge() {
        if (encoder.size() >= LARGE_BUFFER) {
            flush();
        }
    }

    /** Replies are being read, and what their callers send next is written when all have been told. */
    void readBegins() {
        reading = true;
    }

    void readEnds() {
        reading = false;
        flush();
    }

    private void flush() {
        int size = encoder.size();
        if (size == 0 || closed) {
            return;
        }
        ByteBuf full;
        try {
            full = channel.alloc().directBuffer(size);
        } catch (OutOfMemoryError e) {
            failed.accept(e);
            return;
        }
        unflushed = 0;
        encoder.drainTo(full);
        channel.writeAndFlush(full).addListener(written -> {
            queuedBytes -= size;
            if (!written.isSuccess()) {
                failed.accept(written.cause());
            }
        });
    }

    /** Drops what was not flushed. */
    void close() {
        closed = true;
    }
}

package io.redkit.runtime.connection;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.redkit.runtime.connection.resp.RespDecoder;
import io.redkit.runtime.connection.resp.RespProtocolException;
import io.vertx.redis.client.Response;

/** What a connection reads: takes replies apart, and keeps the beginning of one until its end arrives. */
final class Inbound {

    private final ByteBufAllocator allocator;
    private final RespDecoder decoder;
    private final Consumer<@Nullable Response> receiver;
    private @Nullable ByteBuf unread;
    private boolean closed;

    /** @param receiver gets replies and pushes; null is Redis' null */
    Inbound(ByteBufAllocator allocator, RespDecoder decoder, Consumer<@Nullable Response> receiver) {
        this.allocator = allocator;
        this.decoder = decoder;
        this.receiver = receiver;
    }

    /**
     * Hands on all replies that are complete now. Takes the buffer over.
     *
     * @throws RespProtocolException if this is no RESP, or a bound is exceeded
     */
    void read(ByteBuf arrived) throws RespProtocolException {
        ByteBuf bytes = arrived;
        if (unread != null) {
            bytes = unread.writeBytes(arrived);
            arrived.release();
            unread = null;
        }
        try {
            while (!closed && decoder.next(bytes)) {
                receiver.accept(decoder.reply());
            }
            if (!closed && bytes.isReadable()) {
                unread = allocator.buffer(bytes.readableBytes() + 64).writeBytes(bytes);
            }
        } finally {
            bytes.release();
        }
    }

    /** Drops what is left, and hands on nothing more. */
    void close() {
        closed = true;
        if (unread != null) {
            unread.release();
            unread = null;
        }
    }
}

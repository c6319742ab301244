package io.redkit.runtime.connection.resp;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/** A string of bytes that did not arrive in one piece. Memory follows the bytes received, not the length announced. */
final class OpenBulk {

    private static final int INITIAL_ROOM = 64 * 1024;

    final byte type;
    private final int length;
    private byte[] bytes;
    private int filled;

    OpenBulk(byte type, int length) {
        this.type = type;
        this.length = length;
        this.bytes = new byte[Math.min(length, INITIAL_ROOM)];
    }

    /** Takes what belongs to the string from the buffer; returns whether it is complete, with its line end. */
    boolean fill(ByteBuf in) {
        int take = Math.min(length - filled, in.readableBytes());
        if (filled + take > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, Math.max(filled + take, 2L * bytes.length)));
        }
        in.readBytes(bytes, filled, take);
        filled += take;
        return filled == length && in.readableBytes() >= 2;
    }

    byte[] bytes() {
        return bytes;
    }
}

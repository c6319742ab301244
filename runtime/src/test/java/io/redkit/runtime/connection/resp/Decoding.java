package io.redkit.runtime.connection.resp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Feeds a decoder as a connection does: what is left unread is offered again, with more behind it. */
final class Decoding {

    private final RespDecoder decoder;
    private final List<Object> replies = new ArrayList<>();
    private ByteBuf unread = Unpooled.EMPTY_BUFFER;

    Decoding(long maxReplyBytes) {
        decoder = new RespDecoder(maxReplyBytes);
    }

    Decoding() {
        this(Long.MAX_VALUE);
    }

    /** Reads bytes that arrive in pieces which end at these positions. */
    static List<Object> read(byte[] bytes, int... cuts) {
        Decoding decoding = new Decoding();
        int from = 0;
        for (int cut : cuts) {
            decoding.feed(bytes, from, cut);
            from = cut;
        }
        decoding.feed(bytes, from, bytes.length);
        assertThat(decoding.unread.isReadable()).as("bytes that nobody has read").isFalse();
        return decoding.replies;
    }

    Decoding feed(String text) {
        byte[] bytes = Sample.utf8(text);
        feed(bytes, 0, bytes.length);
        return this;
    }

    void feed(byte[] bytes, int from, int to) {
        ByteBuf in = Unpooled.directBuffer(unread.readableBytes() + to - from + 1);
        try {
            in.writeBytes(unread).writeBytes(bytes, from, to - from);
            while (decoder.next(in)) {
                replies.add(Canonical.of(decoder.reply()));
            }
            unread = Unpooled.copiedBuffer(in);
        } finally {
            assertThat(in.refCnt()).as("references to the buffer").isEqualTo(1);
            in.release();
        }
    }

    List<Object> replies() {
        return replies;
    }
}

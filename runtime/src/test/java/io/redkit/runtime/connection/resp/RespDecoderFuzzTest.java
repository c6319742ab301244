package io.redkit.runtime.connection.resp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.redis.client.Response;

/**
 * Throws frames at the decoder that no server should send. The system property {@code redkit.fuzz.frames} sets how many,
 * {@code redkit.fuzz.seed} repeats a run.
 */
class RespDecoderFuzzTest {

    private static final int FRAMES = Integer.getInteger("redkit.fuzz.frames", 100_000);
    private static final long SEED = Long.getLong("redkit.fuzz.seed", System.nanoTime());
    private static final long LIMIT = 64 * 1024;
    private static final long MOST_MEMORY = 4 * LIMIT;
    /** The first frames load classes, which takes memory too. */
    private static final int FIRST = 1000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long replies;
    private long refusals;

    @Test
    void next_anyBytes_givesRepliesOrAProtocolException() {
        Duration patience = Duration.ofSeconds(30).plus(Duration.ofNanos(200_000L * FRAMES));
        Assertions.assertTimeoutPreemptively(patience, this::fuzz, () -> "hangs; seed " + SEED);
        assertThat(replies).as("frames that are read").isGreaterThan(FRAMES / 10);
        assertThat(refusals).as("frames that are refused").isGreaterThan(FRAMES / 10);
    }

    private void fuzz() {
        Frames frames = new Frames(SEED);
        for (int i = 0; i < FRAMES; i++) {
            byte[] frame = frames.next();
            int cut = frames.cut(0, frame.length);
            try {
                long before = threads.getCurrentThreadAllocatedBytes();
                decode(frame, cut, frames.cut(cut, frame.length));
                long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                if (i > FIRST && allocated > MOST_MEMORY) {
                    throw new AssertionError(allocated + " bytes of memory");
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + SEED + ", frame " + i + ": " + HexFormat.of().formatHex(frame), e);
            }
        }
    }

    private void decode(byte[] frame, int first, int second) {
        RespDecoder decoder = new RespDecoder(LIMIT);
        ByteBuf in = Unpooled.buffer(frame.length);
        try {
            in.writeBytes(frame, 0, first);
            readAll(decoder, in);
            in.writeBytes(frame, first, second - first);
            readAll(decoder, in);
            in.writeBytes(frame, second, frame.length - second);
            readAll(decoder, in);
        } catch (RespProtocolException e) {
            refusals++;
        }
        if (in.refCnt() != 1) {
            throw new AssertionError("the buffer has " + in.refCnt() + " references");
        }
        in.release();
    }

    private void readAll(RespDecoder decoder, ByteBuf in) {
        while (decoder.next(in)) {
            Response reply = decoder.reply();
            String.valueOf(reply);
            replies++;
        }
    }
}

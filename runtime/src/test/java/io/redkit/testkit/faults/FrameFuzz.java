package io.redkit.testkit.faults;

import java.lang.management.ManagementFactory;
import java.util.HexFormat;

import com.sun.management.ThreadMXBean;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.redkit.runtime.connection.resp.RespDecoder;
import io.redkit.runtime.connection.resp.RespProtocolException;
import io.vertx.redis.client.Response;

/**
 * Throws frames at the decoder that no server should send: each is read, or refused with the one exception for that, within
 * bounded memory. The seed decides about all of them.
 */
public final class FrameFuzz {

    private static final long LIMIT = 64 * 1024;
    private static final long MOST_MEMORY = 4 * LIMIT;
    /** The first frames load classes, which takes memory too. */
    private static final int FIRST = 1000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long seed;
    private long replies;
    private long refusals;

    public FrameFuzz(long seed) {
        this.seed = seed;
    }

    /** Returns how many replies were read. */
    public long replies() {
        return replies;
    }

    /** Returns how many frames were refused. */
    public long refusals() {
        return refusals;
    }

    /**
     * Throws that many frames, on this thread.
     *
     * @throws AssertionError with the seed and the frame, at the first that is neither read nor refused as it should be
     */
    public void run(int count) {
        Frames frames = new Frames(seed);
        for (int i = 0; i < count; i++) {
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
                throw new AssertionError("seed " + seed + ", frame " + i + ": " + HexFormat.of().formatHex(frame), e);
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

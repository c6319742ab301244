package io.redkit.micro;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.connection.resp.RespDecoder;
import io.redkit.runtime.connection.resp.RespEncoder;

/** Commands to bytes, and bytes to replies, in batches such as a busy connection has. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    private static final int BATCH = 100;

    /** Length of the value in bytes. */
    @Param({ "64", "4096" })
    int size;

    private final RespEncoder encoder = new RespEncoder();
    private final RespDecoder decoder = new RespDecoder(Long.MAX_VALUE);
    private ByteBuf out;
    private ByteBuf replies;
    private Call get;
    private Call set;

    @Setup
    public void prepare() {
        String value = "x".repeat(size);
        get = Call.of(Commands.get("GET"), "bench:000000000042");
        set = Call.of(Commands.get("SET"), "bench:000000000042", value);
        out = PooledByteBufAllocator.DEFAULT.directBuffer(BATCH * (size + 100));
        replies = PooledByteBufAllocator.DEFAULT.directBuffer(BATCH * (size + 100));
        for (int i = 0; i < BATCH; i++) {
            replies.writeCharSequence("$" + size + "\r\n" + value + "\r\n", StandardCharsets.US_ASCII);
        }
    }

    /** A hundred GET, and the copy to the buffer of the socket. */
    @Benchmark
    public ByteBuf encodeGet() {
        return encode(get);
    }

    /** A hundred SET, and the copy to the buffer of the socket. */
    @Benchmark
    public ByteBuf encodeSet() {
        return encode(set);
    }

    private ByteBuf encode(Call call) {
        for (int i = 0; i < BATCH; i++) {
            encoder.encode(call);
        }
        out.clear();
        encoder.drainTo(out);
        return out;
    }

    /** A hundred values, each as text. */
    @Benchmark
    public int decodeText() {
        replies.readerIndex(0);
        int length = 0;
        while (decoder.next(replies)) {
            length += decoder.reply().toString().length();
        }
        return length;
    }
}

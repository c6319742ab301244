package io.redkit.micro;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import io.redkit.KeySpace;
import io.redkit.runtime.topology.Slots;

/** What a key goes through before it is sent. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyBenchmark {

    private final KeySpace keys = KeySpace.of("shop:");
    private String key = "user:000000000042";
    private byte[] bytes = key.getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public String prefix() {
        return keys.prefix(key);
    }

    @Benchmark
    public String keyOfParts() {
        return keys.key("user", "42");
    }

    @Benchmark
    public int slotOfText() {
        return Slots.of(key);
    }

    @Benchmark
    public int slotOfBytes() {
        return Slots.of(bytes);
    }
}

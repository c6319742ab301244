package io.redkit.micro;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.codec.JsonCodecs;
import io.redkit.codec.ValueCodec;

/** An object of about 1 KiB, to JSON and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBenchmark {

    public record Document(long id, String title, boolean listed, double price, List<String> tags, String text) {
    }

    private final ValueCodec<Document> codec = new JsonCodecs(new ObjectMapper()).of(Document.class);
    private final Document document = new Document(1_000_042, "Document 42", true, 42.25, List.of("first", "second", "third"),
            "text of the document, ".repeat(40));
    private final byte[] encoded = codec.encode(document);

    @Benchmark
    public byte[] encode() {
        return codec.encode(document);
    }

    @Benchmark
    public Document decode() {
        return codec.decode(encoded);
    }
}

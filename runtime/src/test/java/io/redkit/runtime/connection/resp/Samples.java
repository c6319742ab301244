package io.redkit.runtime.connection.resp;

import java.math.BigInteger;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary replies of every type of RESP2 and RESP3. */
final class Samples {

    private static final int DEEPEST = 3;

    private Samples() {
    }

    static Arbitrary<List<Sample>> replies() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, reply(DEEPEST)),
                Tuple.of(1, elements(DEEPEST - 1).filter(e -> !e.isEmpty()).map(e -> Sample.array('>', e))))
                .list().ofMinSize(1).ofMaxSize(4);
    }

    static Arbitrary<Sample> reply(int depth) {
        Arbitrary<Sample> plain = depth == 0 ? scalar()
                : Arbitraries.frequencyOf(
                        Tuple.of(3, scalar()), Tuple.of(2, aggregate(depth)));
        return depth == 0 ? plain
                : Combinators.combine(plain, pairs(0), Arbitraries.integers().between(0, 9))
                        .as((reply, attribute, chance) -> chance == 0 ? reply.withAttribute(attribute) : reply);
    }

    static Arbitrary<byte[]> content() {
        return Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.bytes().array(byte[].class).ofMaxSize(40)),
                Tuple.of(10, Arbitraries.of("", "\r\n", "\n", "$3\r\nabc\r\n", "*2\r\n", "+OK\r\n").map(Sample::utf8)),
                Tuple.of(1, Arbitraries.integers().between(60_000, 140_000).map(Samples::filled)));
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static Arbitrary<Sample> aggregate(int depth) {
        return Arbitraries.oneOf(
                elements(depth - 1).map(elements -> Sample.array('*', elements)),
                elements(depth - 1).map(elements -> Sample.array('~', elements)),
                pairs(depth - 1).map(Sample::map));
    }

    private static Arbitrary<List<Sample>> elements(int depth) {
        return reply(depth).list().ofMaxSize(5);
    }

    private static Arbitrary<List<List<Sample>>> pairs(int depth) {
        return reply(depth).list().ofSize(2).list().ofMaxSize(3);
    }

    private static Arbitrary<Sample> scalar() {
        return Arbitraries.oneOf(
                content().map(Sample::bulk),
                content().map(content -> Sample.verbatim("txt", content)),
                text().map(text -> Sample.line('+', text, List.of("simple", text))),
                text().map(text -> Sample.line('-', text, List.of("error", text))),
                text().map(text -> Sample.string('!', Sample.utf8(text), List.of("error", text))),
                Arbitraries.longs().map(number -> Sample.line(':', number.toString(), List.of("integer", number))),
                big().map(number -> Sample.line('(', number.toString(), List.of("big", number))),
                doubles(),
                Arbitraries.of(true, false)
                        .map(truth -> Sample.line('#', truth ? "t" : "f", List.of("boolean", truth))),
                Arbitraries.of("_\r\n", "$-1\r\n", "*-1\r\n")
                        .map(nothing -> new Sample(Sample.utf8(nothing), Canonical.NULL)));
    }

    private static Arbitrary<Sample> doubles() {
        Arbitrary<Sample> finite = Arbitraries.doubles()
                .map(number -> Sample.line(',', number.toString(), List.of("double", number)));
        return Arbitraries.oneOf(finite, Arbitraries.of(
                Sample.line(',', "inf", List.of("double", Double.POSITIVE_INFINITY)),
                Sample.line(',', "-inf", List.of("double", Double.NEGATIVE_INFINITY)),
                Sample.line(',', "nan", List.of("double", Double.NaN)),
                Sample.line(',', "10", List.of("double", 10d))));
    }

    private static Arbitrary<BigInteger> big() {
        return Arbitraries.bigIntegers().between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().withChars("aZ 09-+*$:_#,(!=%~>|\u00e9\u6f22").ofMaxLength(20);
    }
}

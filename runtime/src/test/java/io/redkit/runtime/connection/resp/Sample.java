package io.redkit.runtime.connection.resp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A reply as it goes over the wire, and what is expected to be read from it. Written by hand after the specification, so
 * that nothing is shared with the code under test.
 *
 * @param bytes the reply, with any attributes before it
 * @param expected its {@link Canonical} form
 */
record Sample(byte[] bytes, List<Object> expected) {

    static Sample line(char type, String text, List<Object> expected) {
        return new Sample(utf8(type + text + "\r\n"), expected);
    }

    static Sample string(char type, byte[] content, List<Object> expected) {
        return new Sample(join(utf8(type + "" + content.length + "\r\n"), content, utf8("\r\n")), expected);
    }

    static Sample bulk(byte[] content) {
        return string('$', content, List.of("bulk", Canonical.text(content)));
    }

    static Sample verbatim(String format, byte[] content) {
        return string('=', join(utf8(format + ":"), content), List.of("verbatim", format, Canonical.text(content)));
    }

    static Sample array(char type, List<Sample> elements) {
        String name = type == '>' ? "push" : "array";
        return aggregate(type, elements.size(), elements, List.of(name, expected(elements)));
    }

    static Sample map(List<List<Sample>> pairs) {
        List<Object> expected = pairs.stream().<Object> map(Sample::expected).toList();
        return aggregate('%', pairs.size(), flat(pairs), List.of("map", expected));
    }

    /** The same reply behind an attribute, of which nothing is expected to be seen. */
    Sample withAttribute(List<List<Sample>> attribute) {
        return new Sample(join(aggregate('|', attribute.size(), flat(attribute), List.of()).bytes, bytes), expected);
    }

    static byte[] join(List<Sample> samples) {
        return join(samples.stream().map(Sample::bytes).toArray(byte[][]::new));
    }

    static List<Object> expected(List<Sample> samples) {
        return samples.stream().<Object> map(Sample::expected).toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Sample aggregate(char type, int length, List<Sample> elements, List<Object> expected) {
        return new Sample(join(utf8(type + "" + length + "\r\n"), join(elements)), expected);
    }

    private static List<Sample> flat(List<List<Sample>> pairs) {
        return pairs.stream().flatMap(List::stream).toList();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

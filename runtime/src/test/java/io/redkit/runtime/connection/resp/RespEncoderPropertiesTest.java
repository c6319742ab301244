package io.redkit.runtime.connection.resp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RespEncoderPropertiesTest {

    @Property
    void encode_anyArguments_arriveAsTheyWereSent(@ForAll("arguments") List<Object> arguments) {
        List<String> expected = new ArrayList<>(List.of("SET"));
        arguments.forEach(argument -> expected.add(Canonical.text(bytesOf(argument))));

        assertThat(received(arguments)).isEqualTo(expected);
    }

    @Property
    void encode_calls_endWhereTheNextBegins(@ForAll("arguments") List<Object> some, @ForAll("arguments") List<Object> others) {
        RespEncoder encoder = new RespEncoder();
        encoder.encode(Call.of(Commands.get("SET"), some.toArray()));
        encoder.encode(Call.of(Commands.get("SET"), others.toArray()));
        ByteBuf out = drained(encoder);

        assertThat(receivedCommand(out)).hasSize(some.size() + 1);
        assertThat(receivedCommand(out)).hasSize(others.size() + 1);
        assertThat(out.isReadable()).isFalse();
    }

    @Property(tries = 50)
    void encode_argumentThatCannotBeWritten_leavesNothingBehind(@ForAll("arguments") List<Object> arguments) {
        List<Object> spoiled = new ArrayList<>(arguments);
        spoiled.add(1.5);
        RespEncoder encoder = new RespEncoder();
        encoder.encode(Call.of(Commands.get("PING")));
        int before = encoder.size();

        assertThatThrownBy(() -> encoder.encode(Call.of(Commands.get("SET"), spoiled.toArray())))
                .isInstanceOf(ClassCastException.class);

        assertThat(encoder.size()).isEqualTo(before);
    }

    @Property(tries = 20)
    void encode_largeArguments_arriveAsTheyWereSent(@ForAll @IntRange(min = 4000, max = 300_000) int length) {
        assertThat(received(List.of("x".repeat(length), new byte[length], "\u00e9".repeat(length)))).hasSize(4);
    }

    @Provide
    Arbitrary<List<Object>> arguments() {
        Arbitrary<Object> argument = Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(30).map(Object.class::cast),
                Arbitraries.strings().all().ofMaxLength(30).map(Object.class::cast),
                Arbitraries.of("", "\r\n", "\u00e9", "\u6f22\u5b57", "\uD83D\uDE00", "a\uD83D\uDE00b", "\uD83D", "\uDE00x")
                        .map(Object.class::cast),
                Samples.content().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -100L, -10L, -9L, -1L, 0L, 9L, 10L, 99L, 100L,
                        Long.MAX_VALUE).map(Object.class::cast));
        return argument.list().ofMaxSize(12);
    }

    private static byte[] bytesOf(Object argument) {
        return argument instanceof byte[] bytes ? bytes : argument.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> received(List<Object> arguments) {
        RespEncoder encoder = new RespEncoder();
        encoder.encode(Call.of(Commands.get("SET"), arguments.toArray()));
        ByteBuf out = drained(encoder);
        List<String> words = receivedCommand(out);
        assertThat(out.isReadable()).isFalse();
        return words;
    }

    private static ByteBuf drained(RespEncoder encoder) {
        ByteBuf out = Unpooled.buffer(1);
        encoder.drainTo(out);
        assertThat(encoder.size()).isZero();
        return out;
    }

    /** Reads a command as a server does. */
    private static List<String> receivedCommand(ByteBuf in) {
        int count = header(in, '*');
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] word = new byte[header(in, '$')];
            in.readBytes(word);
            assertThat((int) in.readShort()).isEqualTo('\r' << 8 | '\n');
            words.add(Canonical.text(word));
        }
        return words;
    }

    private static int header(ByteBuf in, char type) {
        assertThat((char) in.readByte()).isEqualTo(type);
        StringBuilder digits = new StringBuilder();
        for (char next = (char) in.readByte(); next != '\r'; next = (char) in.readByte()) {
            digits.append(next);
        }
        assertThat((char) in.readByte()).isEqualTo('\n');
        return Integer.parseInt(digits.toString());
    }
}

package io.redkit.runtime.connection.resp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.management.ThreadMXBean;

class RespDecoderTest {

    private static final long LIMIT = 1 << 20;

    @ParameterizedTest
    @ValueSource(longs = { Long.MIN_VALUE, Long.MIN_VALUE + 1, -10, -1, 0, 1, 255, 256, Integer.MAX_VALUE, Long.MAX_VALUE })
    void next_integer_isRead(long number) {
        assertThat(read(":" + number + "\r\n")).containsExactly(List.of("integer", number));
    }

    @ParameterizedTest
    @ValueSource(strings = { ":9223372036854775808\r\n", ":-9223372036854775809\r\n", ":99999999999999999999\r\n", ":\r\n",
            ":-\r\n", ":1a\r\n", ":1 \r\n", ":0x1\r\n" })
    void next_integerThatIsNone_isRefused(String hostile) {
        assertRefused(hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = { "$2147483647\r\n", "$2147483648\r\n", "$9223372036854775807\r\n", "$18446744073709551616\r\n",
            "$-2\r\n", "$\r\n", "$x\r\n", "$?\r\n", "=-1\r\n", "!-1\r\n" })
    void next_hostileStringLength_isRefusedAtTheHeader(String hostile) {
        assertRefused(hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = { "*2147483647\r\n", "*2147483648\r\n", "*9223372036854775807\r\n", "*-2\r\n", "*?\r\n", "~-1\r\n",
            "%-1\r\n", "%1073741824\r\n", "%2147483647\r\n", ">-1\r\n", ">0\r\n", "|-1\r\n", "|2147483647\r\n" })
    void next_hostileAggregateLength_isRefusedAtTheHeader(String hostile) {
        assertRefused(hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\r\n", "\n", "+\n", "+OK\n", "$3\r\nabcd\r\n", "$3\r\nabc\rX", "$0\r\nab", "#x\r\n", "#\r\n",
            "#tt\r\n", ",abc\r\n", ",\r\n", "(12x\r\n", "(\r\n", "=2\r\nab\r\n", "=5\r\ntxt;a\r\n", "?\r\n", "HTTP/1.1 400\r\n",
            "*1\r\n>1\r\n+a\r\n", "\0\0\r\n" })
    void next_whatIsNotResp_isRefused(String hostile) {
        assertRefused(hostile);
    }

    @Test
    void next_announcedElementsThatDoNotCome_takeLittleMemory() {
        assertThat(allocatedBy(() -> new Decoding(LIMIT).feed("*2147483000\r\n:1\r\n:2\r\n"))).isLessThan(LIMIT / 4);
    }

    @Test
    void next_announcedBytesThatDoNotCome_takeLittleMemory() {
        assertThat(allocatedBy(() -> new Decoding(Long.MAX_VALUE).feed("$2147483000\r\nabc"))).isLessThan(LIMIT / 4);
    }

    @Test
    void next_announcedAggregatesInEachOther_takeLittleMemory() {
        String nested = "*2147483000\r\n".repeat(64);
        assertThat(allocatedBy(() -> new Decoding(LIMIT).feed(nested))).isLessThan(LIMIT);
    }

    @Test
    void next_stringOverTheLimit_isRefusedAtTheHeader() {
        assertThatThrownBy(() -> new Decoding(100).feed("$101\r\n")).isInstanceOf(RespProtocolException.class)
                .hasMessageContaining("larger than 100");
    }

    @Test
    void next_manySmallElements_areChargedWithWhatTheyCostOnTheHeap() {
        String ones = ":1\r\n".repeat(30);
        assertThatThrownBy(() -> new Decoding(1000).feed("*30\r\n" + ones)).isInstanceOf(RespProtocolException.class)
                .hasMessageContaining("larger than 1000");
    }

    @Test
    void next_emptyArraysInAnArray_areCharged() {
        String empty = "*0\r\n".repeat(30);
        assertThatThrownBy(() -> new Decoding(1000).feed("*30\r\n" + empty)).isInstanceOf(RespProtocolException.class);
    }

    @Test
    void next_attributesWithoutEnd_areCharged() {
        assertThatThrownBy(() -> new Decoding(1000).feed("|1\r\n+a\r\n+b\r\n".repeat(100)))
                .isInstanceOf(RespProtocolException.class);
    }

    @Test
    void next_manyRepliesBelowTheLimit_areEachChargedAlone() {
        String reply = "*2\r\n$20\r\n01234567890123456789\r\n:1\r\n";
        assertThat(new Decoding(200).feed(reply.repeat(100)).replies()).hasSize(100);
    }

    @Test
    void next_nestingAtTheBound_isRead() {
        assertThat(read("*1\r\n".repeat(64) + ":1\r\n")).hasSize(1);
    }

    @Test
    void next_nestingBeyondTheBound_isRefused() {
        assertRefused("*1\r\n".repeat(65));
    }

    @Test
    void next_lineWithoutEnd_isRefused() {
        assertRefused("+" + "x".repeat(64 * 1024));
    }

    @Test
    void next_longestLine_isRead() {
        String text = "x".repeat(64 * 1024 - 3);
        assertThat(read("+" + text + "\r\n")).containsExactly(List.of("simple", text));
    }

    @Test
    void next_attributeAmongElements_isDroppedAndNotCounted() {
        assertThat(read("*2\r\n:1\r\n|1\r\n+ttl\r\n:9\r\n:2\r\n"))
                .containsExactly(List.of("array", List.of(List.of("integer", 1L), List.of("integer", 2L))));
    }

    @Test
    void next_emptyAttribute_isDropped() {
        assertThat(read("|0\r\n:1\r\n")).containsExactly(List.of("integer", 1L));
    }

    @Test
    void next_pushBetweenReplies_isToldApart() {
        assertThat(read(":1\r\n>1\r\n+p\r\n:2\r\n")).containsExactly(List.of("integer", 1L),
                List.of("push", List.of(List.of("simple", "p"))), List.of("integer", 2L));
    }

    @Test
    void next_bigNumber_isReadInFull() {
        BigInteger number = new BigInteger("-3492890328409238509324850943850943825024385");
        assertThat(read("(" + number + "\r\n")).containsExactly(List.of("big", number));
    }

    @Test
    void next_mapWithKeysThatLookAlikeAsText_losesNone() {
        byte[] bytes = { '%', '2', '\r', '\n', '$', '1', '\r', '\n', (byte) 0xff, '\r', '\n', ':', '1', '\r', '\n', '$', '1',
                '\r', '\n', (byte) 0xfe, '\r', '\n', ':', '2', '\r', '\n' };
        assertThat(Decoding.read(bytes)).containsExactly(List.of("map", List.of(
                List.of(List.of("bulk", "\u00ff"), List.of("integer", 1L)),
                List.of(List.of("bulk", "\u00fe"), List.of("integer", 2L)))));
    }

    private static List<Object> read(String text) {
        return Decoding.read(Sample.utf8(text));
    }

    private static void assertRefused(String hostile) {
        assertThatThrownBy(() -> new Decoding(LIMIT).feed(hostile)).isInstanceOf(RespProtocolException.class);
    }

    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        action.run(); // classes are loaded
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}

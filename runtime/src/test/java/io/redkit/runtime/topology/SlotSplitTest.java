package io.redkit.runtime.topology;

import static io.redkit.runtime.topology.ClusterRuleTest.call;
import static io.redkit.runtime.topology.MergeRuleTest.array;
import static io.redkit.runtime.topology.MergeRuleTest.replies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.RedisProtocolException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.vertx.redis.client.Response;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class SlotSplitTest {

    @Test
    void of_keysOfSeveralSlots_isOneCallForEach() {
        assertThat(texts(SlotSplit.of(call("DEL {a}1 {b}1 {a}2")))).containsExactly("DEL {a}1 {a}2", "DEL {b}1");
    }

    @Test
    void of_pairs_keepsKeysAndValuesTogether() {
        assertThat(texts(SlotSplit.of(call("MSET {a}1 x {b}1 y {a}2 z")))).containsExactly("MSET {a}1 x {a}2 z", "MSET {b}1 y");
    }

    @Test
    void of_argumentAfterTheKeys_goesWithEachPart() {
        assertThat(texts(SlotSplit.of(call("JSON.MGET {a}1 {b}1 $.x")))).containsExactly("JSON.MGET {a}1 $.x",
                "JSON.MGET {b}1 $.x");
    }

    @ParameterizedTest
    @ValueSource(strings = { "MGET {a}1 {a}2", "MGET a", "MSET {a}1 x {b}1", "JSON.MGET a" })
    void of_oneSlotOrALackingArgument_isTheCallItself(String line) {
        Call call = call(line);

        assertThat(SlotSplit.of(call).parts()).singleElement().extracting(SlotSplit.Part::call).isSameAs(call);
    }

    @Test
    void of_callWithADeadline_givesItToItsParts() {
        SlotSplit split = SlotSplit.of(call("DEL a b").within(Duration.ofSeconds(7)));

        assertThat(split.parts()).hasSize(2).allMatch(part -> Duration.ofSeconds(7).equals(part.call().deadline()));
    }

    @Property(tries = 200)
    void merge_mgetOfAnyKeys_hasEachValueAtThePlaceOfItsKey(@ForAll @Size(min = 1, max = 200) List<Integer> numbers) {
        Object[] keys = numbers.stream().map(String::valueOf).toArray();
        SlotSplit split = SlotSplit.of(Call.of(Commands.get("MGET"), keys));
        List<Response> replies = new ArrayList<>();
        for (SlotSplit.Part part : split.parts()) {
            Object[] itsKeys = arguments(part.call());
            assertThat(itsKeys).allMatch(key -> Slots.of(key) == part.slot());
            replies.add(array(itsKeys));
        }

        assertThat(split.merge(replies)).hasToString(numbers.toString());
    }

    @Test
    void merge_counts_areSummed() {
        assertThat(SlotSplit.of(call("DEL a b c")).merge(replies(1L, 0L, 1L)).toLong()).isEqualTo(2);
    }

    @Test
    void merge_partWithTooFewElements_isAProtocolError() {
        SlotSplit split = SlotSplit.of(call("MGET a b"));

        assertThatThrownBy(() -> split.merge(List.of(array("x"), array()))).isInstanceOf(RedisProtocolException.class);
    }

    @Test
    void merge_missingValues_stayNull() {
        SlotSplit split = SlotSplit.of(call("MGET a b"));

        assertThat(split.merge(List.of(array("x"), array((Object) null)))).hasToString("[x, null]");
    }

    private static List<String> texts(SlotSplit split) {
        return split.parts().stream().map(part -> {
            StringBuilder text = new StringBuilder(part.call().command().name());
            for (Object argument : arguments(part.call())) {
                text.append(' ').append(argument);
            }
            return text.toString();
        }).toList();
    }

    private static Object[] arguments(Call call) {
        return IntStream.range(0, call.argCount()).mapToObj(call::arg).toArray();
    }
}

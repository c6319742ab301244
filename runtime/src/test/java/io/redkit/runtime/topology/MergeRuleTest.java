package io.redkit.runtime.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.redkit.RedisProtocolException;
import io.redkit.runtime.connection.resp.BulkReply;
import io.redkit.runtime.connection.resp.MadeReplies;
import io.vertx.redis.client.Response;

class MergeRuleTest {

    @Test
    void first_severalReplies_isTheFirst() {
        assertThat(MergeRule.FIRST.merge(List.of(MadeReplies.ok(), text("other")))).hasToString("OK");
    }

    @Test
    void sum_integers_isTheirSum() {
        assertThat(MergeRule.SUM.merge(replies(1L, 40L, 0L)).toLong()).isEqualTo(41);
    }

    @Test
    void anyPresent_someNulls_isOneThatIsNone() {
        assertThat(MergeRule.ANY_PRESENT.merge(Arrays.asList(null, text("k"), null))).hasToString("k");
    }

    @Test
    void anyPresent_nothingButNulls_isNull() {
        assertThat(MergeRule.ANY_PRESENT.merge(Arrays.asList(null, null))).isNull();
    }

    @Test
    void anyPresent_severalReplies_isEachOfThemNowAndThen() {
        List<Response> replies = replies("a", "b", "c");

        for (Response wanted : replies) {
            int tries = 0;
            while (MergeRule.ANY_PRESENT.merge(replies) != wanted) {
                assertThat(tries++).isLessThan(10_000);
            }
        }
    }

    @Test
    void concatenation_arrays_isAllElementsInOrder() {
        assertThat(MergeRule.CONCATENATION.merge(List.of(array("b", "a"), array(), array("a", "c"))))
                .hasToString("[b, a, a, c]");
    }

    @Test
    void union_arrays_hasEachElementOnce() {
        assertThat(MergeRule.UNION.merge(List.of(array("b", "a"), array("a", "c")))).hasToString("[b, a, c]");
    }

    @Test
    void andOfElements_arraysOfFlags_isOneWhereAllAreOne() {
        assertThat(MergeRule.AND_OF_ELEMENTS.merge(List.of(array(1L, 1L, 0L), array(1L, 0L, 0L)))).hasToString("[1, 0, 0]");
    }

    @Test
    void sumOfPairs_namesAndNumbers_sumsTheNumbers() {
        assertThat(MergeRule.SUM_OF_PAIRS.merge(List.of(array("a", 1L, "b", 2L), array("a", 10L, "b", 0L))))
                .hasToString("[a, 11, b, 2]");
    }

    @ParameterizedTest
    @EnumSource(names = { "SUM", "CONCATENATION", "UNION", "AND_OF_ELEMENTS", "SUM_OF_PAIRS" })
    void merge_replyOfAnotherKind_isAProtocolError(MergeRule rule) {
        assertThatThrownBy(() -> rule.merge(List.of(MadeReplies.ok(), MadeReplies.ok())))
                .isInstanceOf(RedisProtocolException.class);
    }

    @ParameterizedTest
    @EnumSource(names = { "AND_OF_ELEMENTS", "SUM_OF_PAIRS" })
    void merge_arraysOfDifferentSizes_isAProtocolError(MergeRule rule) {
        assertThatThrownBy(() -> rule.merge(List.of(array(1L), array(1L, 1L)))).isInstanceOf(RedisProtocolException.class);
    }

    @Test
    void toleratesFailures_onlyWhereOneSuccessIsEnough() {
        assertThat(MergeRule.values()).filteredOn(MergeRule::toleratesFailures).containsExactly(MergeRule.ONE_SUCCESS);
    }

    static Response text(String text) {
        return new BulkReply(text.getBytes(StandardCharsets.UTF_8));
    }

    static Response array(Object... elements) {
        return MadeReplies.array(replies(elements));
    }

    static List<Response> replies(Object... values) {
        List<Response> replies = new ArrayList<>();
        for (Object value : values) {
            replies.add(
                    value == null ? null : value instanceof Long number ? MadeReplies.integer(number) : text((String) value));
        }
        return replies;
    }
}

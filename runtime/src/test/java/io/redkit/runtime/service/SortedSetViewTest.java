package io.redkit.runtime.service;

import static io.redkit.data.ScoreCondition.IF_ABSENT;
import static io.redkit.data.ScoreCondition.IF_ABSENT_OR_GREATER;
import static io.redkit.data.ScoreCondition.IF_ABSENT_OR_LESS;
import static io.redkit.data.ScoreCondition.IF_GREATER;
import static io.redkit.data.ScoreCondition.IF_LESS;
import static io.redkit.data.ScoreCondition.IF_PRESENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.data.RedisSortedSet;
import io.redkit.data.Scored;
import io.redkit.data.SortedRange;

@OnEveryTarget
class SortedSetViewTest extends ServiceContract {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private RedisSortedSet<String> scores;

    @BeforeEach
    void view() {
        scores = redis.sortedSet("scores");
    }

    private void addFour() {
        scores.addAll(List.of(new Scored<>("a", 1), new Scored<>("b", 2), new Scored<>("c", 3), new Scored<>("d", 4)));
    }

    @Test
    void add_newMember_isTrue() {
        assertThat(scores.add("a", 1.5)).isTrue();
        assertThat(scores.add("a", 2)).isFalse();
        assertThat(scores.score("a")).isEqualTo(2);
        assertThat(scores.addAll(List.of(new Scored<>("a", 1), new Scored<>("b", INFINITE)))).isEqualTo(1);
        assertThat(scores.addAll(List.of())).isZero();
        assertThat(scores.score("b")).isEqualTo(INFINITE);
    }

    @Test
    void add_conditionOnPresence_holds() {
        assertThat(scores.add("a", 1, IF_PRESENT)).isFalse();
        assertThat(scores.add("a", 1, IF_ABSENT)).isTrue();
        assertThat(scores.add("a", 2, IF_ABSENT)).isFalse();
        assertThat(scores.add("a", 3, IF_PRESENT)).isTrue();
        assertThat(scores.score("a")).isEqualTo(3);
    }

    @Test
    void add_conditionOnScore_holds() {
        assertThat(scores.add("a", 5, IF_GREATER)).isFalse();
        assertThat(scores.add("a", 5, IF_LESS)).isFalse();
        assertThat(scores.add("a", 5, IF_ABSENT_OR_GREATER)).isTrue();
        assertThat(scores.add("a", 4, IF_ABSENT_OR_GREATER)).isFalse();
        assertThat(scores.add("a", 6, IF_GREATER)).isTrue();
        assertThat(scores.add("a", 7, IF_ABSENT_OR_LESS)).isFalse();
        assertThat(scores.add("a", 3, IF_LESS)).isTrue();
        assertThat(scores.score("a")).isEqualTo(3);
    }

    @Test
    void rank_fromBothEnds() {
        addFour();
        assertThat(scores.rank("a")).isZero();
        assertThat(scores.reverseRank("a")).isEqualTo(3);
        assertThat(scores.rank("missing")).isNull();
        assertThat(scores.reverseRank("missing")).isNull();
    }

    @Test
    void increment_returnsTheNewScore() {
        assertThat(scores.increment("a", 0.1)).isEqualTo(0.1);
        assertThat(scores.increment("a", -1)).isEqualTo(-0.9);
    }

    @Test
    void range_ofRanks_inBothDirections() {
        addFour();
        assertThat(scores.range(SortedRange.all())).containsExactly("a", "b", "c", "d");
        assertThat(scores.range(SortedRange.ranks(0, 1).reversed())).containsExactly("d", "c");
        assertThat(scores.rangeWithScores(SortedRange.ranks(-2, -1))).containsExactly(new Scored<>("c", 3),
                new Scored<>("d", 4));
    }

    @Test
    void range_ofScores_withBoundsAndLimit() {
        addFour();
        assertThat(scores.range(SortedRange.scores(2, 3))).containsExactly("b", "c");
        assertThat(scores.range(SortedRange.scores(2, 4).withoutMin().withoutMax())).containsExactly("c");
        assertThat(scores.range(SortedRange.scores(2, INFINITE).reversed())).containsExactly("d", "c", "b");
        assertThat(scores.rangeWithScores(SortedRange.scores(-INFINITE, INFINITE).reversed().limit(1, 2)))
                .containsExactly(new Scored<>("c", 3), new Scored<>("b", 2));
        assertThat(scores.range(SortedRange.scores(0, 9).limit(0, 0))).isEmpty();
    }

    @Test
    void count_ofScores() {
        addFour();
        assertThat(scores.count(SortedRange.scores(2, INFINITE))).isEqualTo(3);
        assertThat(scores.count(SortedRange.scores(2, 4).withoutMin())).isEqualTo(2);
        assertRefused(() -> scores.count(SortedRange.all()), "range of scores");
    }

    @Test
    void remove_membersAndRanges() {
        addFour();
        assertThat(scores.remove("a")).isTrue();
        assertThat(scores.remove("a")).isFalse();
        assertThat(scores.removeRange(SortedRange.scores(2, 2))).isEqualTo(1);
        assertThat(scores.removeRange(SortedRange.ranks(0, 0))).isEqualTo(1);
        assertThat(scores.removeAll(List.of("d", "missing"))).isEqualTo(1);
        assertThat(scores.removeAll(List.of())).isZero();
        assertThat(scores.exists()).isFalse();
        assertRefused(() -> scores.removeRange(SortedRange.all().reversed()), "neither reversed nor limited");
    }

    @Test
    void pop_fromBothEnds() {
        addFour();
        assertThat(scores.popMin()).isEqualTo(new Scored<>("a", 1));
        assertThat(scores.popMax()).isEqualTo(new Scored<>("d", 4));
        assertThat(scores.popMin(0)).isEmpty();
        assertThat(scores.popMax(5)).containsExactly(new Scored<>("c", 3), new Scored<>("b", 2));
    }

    @Test
    void anyRead_missingKey_isNullOrEmpty() {
        assertThat(scores.popMin()).isNull();
        assertThat(scores.popMax()).isNull();
        assertThat(scores.popMin(2)).isEmpty();
        assertThat(scores.score("a")).isNull();
        assertThat(scores.range(SortedRange.all())).isEmpty();
        assertThat(scores.rangeWithScores(SortedRange.all())).isEmpty();
        assertThat(scores.size()).isZero();
        assertThat(scores.scan().toList()).isEmpty();
    }

    @Test
    void scan_manyMembers_findsEach() {
        List<Scored<String>> many = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            many.add(new Scored<>("m" + i, i / 3.0));
        }
        scores.addAll(many);
        assertThat(scores.scan().collect(Collectors.toSet())).containsExactlyInAnyOrderElementsOf(many);
        assertThat(scores.size()).isEqualTo(3000);
    }

    @Test
    void score_notANumber_isRefused() {
        assertRefused(() -> scores.add("a", Double.NaN), "not a number");
        assertRefused(() -> scores.increment("a", Double.NaN), "not a number");
        assertThatThrownBy(() -> new Scored<>("a", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.redkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.bench.Effort;

class SideBySideTest {

    private static final Duration LENGTH = Duration.ofMillis(1);

    private final List<String> order = new ArrayList<>();

    @Test
    void contenders_ofEachRound_takeTurnsInOppositeOrder() throws InterruptedException {
        SideBySide.runSilently(List.of(contender("a", 1), contender("b", 1)), 1, effort(1, 2));
        assertThat(order).containsExactly("a", "b", "b", "a", "a", "b");
    }

    @Test
    void warmUps_areNotCounted() throws InterruptedException {
        Contender faster = new Contender("a", (callers, turn, length) -> round(turn == 0 ? 1000 : 10));
        List<Series> all = SideBySide.runSilently(List.of(faster), 1, effort(1, 1));
        assertThat(all.get(0).median().opsPerSecond()).isEqualTo(10);
    }

    @Test
    void contender_withoutValue_isLeftOutOfTheFollowingRounds() throws InterruptedException {
        Contender broken = new Contender("broken", (callers, turn, length) -> {
            order.add("broken");
            throw new IllegalStateException("waits for ever");
        });
        List<Series> all = SideBySide.runSilently(List.of(broken, contender("a", 7)), 3, effort(1, 2));
        assertThat(order).containsExactly("broken", "a", "a", "a");
        assertThat(all.get(0).median().errors()).isEqualTo(3);
        assertThat(all.get(0).median().opsPerSecond()).isZero();
        assertThat(all.get(1).median().opsPerSecond()).isEqualTo(7);
    }

    @Test
    void contender_withoutRightReply_isLeftOutOfTheFollowingRounds() throws InterruptedException {
        SideBySide.runSilently(List.of(contender("wrong", 0), contender("a", 7)), 1, effort(0, 2));
        assertThat(order).containsExactly("wrong", "a", "a");
    }

    private Contender contender(String name, double opsPerSecond) {
        return new Contender(name, (callers, turn, length) -> {
            order.add(name);
            return round(opsPerSecond);
        });
    }

    private static Effort effort(int warmUps, int rounds) {
        return new Effort(warmUps, rounds, LENGTH, LENGTH);
    }

    private static Round round(double opsPerSecond) {
        return new Round(opsPerSecond, 1, 1, 1, 1, 0, "");
    }
}

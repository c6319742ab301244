package io.redkit.bench.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.bench.Effort;

class BudgetTest {

    private static final Duration QUICK = Duration.ofSeconds(170);

    @Test
    void rounds_ofAllCells_fillTheTime() {
        Effort effort = Budget.of(true, Duration.ofMinutes(26), 0).next(false, 8, 10, 0);
        Duration all = effort.roundLength().multipliedBy((effort.warmUps() + effort.rounds()) * 8L * 10);
        assertThat(all).isBetween(QUICK.minusMillis(1), QUICK);
    }

    @Test
    void first_ofItsKind_warmsUpLonger() {
        Budget budget = Budget.of(true, Duration.ofMinutes(26), 0);
        assertThat(budget.next(true, 8, 10, 0).warmUps()).isGreaterThan(budget.next(false, 8, 10, 0).warmUps());
    }

    @Test
    void rounds_afterOnesThatTookTwiceAsLong_areHalfAsLong() {
        Budget budget = Budget.of(true, Duration.ofMinutes(26), 0);
        Effort first = budget.next(false, 1, 10, 0);
        long taken = 2 * first.roundLength().toNanos() * (first.warmUps() + first.rounds());
        Effort second = budget.next(false, 1, 9, taken);
        long left = QUICK.toNanos() - taken;
        assertThat(second.roundLength().toNanos()).isEqualTo(left / 2 / 9 / (second.warmUps() + second.rounds()));
    }

    @Test
    void cell_whenTimeIsOver_isMeasuredShortly() {
        assertThat(Budget.of(true, Duration.ofMinutes(26), 0).next(false, 8, 10, QUICK.toNanos()).roundLength())
                .isEqualTo(Duration.ofMillis(100));
    }
}

package io.redkit.bench.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.bench.Effort;

class BudgetTest {

    private static final Duration QUICK = Duration.ofSeconds(160);

    @Test
    void rounds_ofAllCells_fillTheTime() {
        Effort effort = Budget.of(true, 0).next(false, 8, 10, 0);
        Duration all = effort.roundLength().multipliedBy((effort.warmUps() + effort.rounds()) * 8L * 10);
        assertThat(all).isBetween(QUICK.minusMillis(1), QUICK);
    }

    @Test
    void first_ofItsKind_warmsUpLonger() {
        Budget budget = Budget.of(true, 0);
        assertThat(budget.next(true, 8, 10, 0).warmUps()).isGreaterThan(budget.next(false, 8, 10, 0).warmUps());
    }

    @Test
    void cell_whenTimeIsOver_isMeasuredShortly() {
        assertThat(Budget.of(true, 0).next(false, 8, 10, QUICK.toNanos()).roundLength()).isEqualTo(Duration.ofMillis(100));
    }
}

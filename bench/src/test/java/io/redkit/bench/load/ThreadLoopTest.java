package io.redkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreadLoopTest {

    private static final Duration LENGTH = Duration.ofMillis(20);

    @Test
    void replies_thatAreWrong_areErrorsAndNoOperations() throws Exception {
        Round round = new ThreadLoop(Thread::new).of(new Numbers(3)).run(2, 0, LENGTH);
        assertThat(round.errors()).isPositive();
        assertThat(round.opsPerSecond()).isZero();
        assertThat(round.firstError()).isEqualTo("wrong reply");
    }

    @Test
    void replies_thatAreRight_areOperations() throws Exception {
        Round round = new ThreadLoop(Thread::new).of(new Numbers(0)).run(2, 0, LENGTH);
        assertThat(round.errors()).isZero();
        assertThat(round.opsPerSecond()).isPositive();
    }

    /** Replies the turn, wrong by a number. */
    private record Numbers(int wrongBy) implements Call<Integer> {

        @Override
        public Integer request(int turn) {
            return turn + wrongBy;
        }

        @Override
        public boolean isRight(int turn, @Nullable Integer reply) {
            return reply != null && reply == turn;
        }
    }
}

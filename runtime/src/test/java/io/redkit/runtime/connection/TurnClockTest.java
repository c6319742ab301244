package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnClockTest {

    private final TurnClock clock = TurnClock.ofThisLoop();

    @AfterEach
    void goOn() {
        clock.goOn();
    }

    @Test
    void nanos_whileRepliesAreHandedOut_standsStill() {
        clock.stop(42);
        clock.tick();

        assertThat(TurnClock.nanos()).isEqualTo(42);
    }

    @Test
    void nanos_afterSomeReplies_isReadAnew() {
        clock.stop(42);
        for (int i = 0; i < 4; i++) {
            clock.tick();
        }

        assertThat(System.nanoTime() - TurnClock.nanos()).isBetween(0L, 10_000_000_000L);
    }

    @Test
    void nanos_whenAllAreTold_goesOn() {
        clock.stop(42);
        clock.goOn();

        assertThat(System.nanoTime() - TurnClock.nanos()).isBetween(-10_000_000_000L, 0L);
    }

    @Test
    void nanos_onAnotherThread_goesOn() throws InterruptedException {
        clock.stop(42);
        long[] there = new long[1];
        Thread thread = new Thread(() -> there[0] = TurnClock.nanos());
        thread.start();
        thread.join();

        assertThat(there[0]).isNotEqualTo(42);
    }
}

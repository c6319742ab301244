package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.runtime.config.Endpoint;

class FitReplicasTest {

    private static final Endpoint ONE = new Endpoint("127.0.0.1", 1);
    private static final Endpoint TWO = new Endpoint("127.0.0.1", 2);
    private static final boolean MASTER_THERE = true;
    private static final boolean MASTER_AWAY = false;

    private final FitReplicas fit = new FitReplicas();

    private static FoundReplicas upToDate(Endpoint... replicas) {
        return new FoundReplicas(List.of(replicas), List.of());
    }

    private static FoundReplicas cutOff(Endpoint... replicas) {
        return new FoundReplicas(List.of(), List.of(replicas));
    }

    @Test
    void choose_cutOffWhileMasterIsThere_isLeftOut() {
        fit.choose(upToDate(ONE, TWO), MASTER_THERE);

        assertThat(fit.choose(new FoundReplicas(List.of(ONE), List.of(TWO)), MASTER_THERE)).containsExactly(ONE);
    }

    @Test
    void choose_cutOffWhileMasterIsAway_stays() {
        fit.choose(upToDate(ONE, TWO), MASTER_THERE);

        assertThat(fit.choose(cutOff(ONE, TWO), MASTER_AWAY)).containsExactly(ONE, TWO);
    }

    @Test
    void choose_cutOffBeforeMasterIsMissed_isTakenAgain() {
        fit.choose(upToDate(ONE), MASTER_THERE);
        fit.choose(cutOff(ONE), MASTER_THERE);

        assertThat(fit.choose(cutOff(ONE), MASTER_AWAY)).containsExactly(ONE);
    }

    @Test
    void choose_neverUpToDate_isLeftOut() {
        fit.choose(upToDate(ONE), MASTER_THERE);

        assertThat(fit.choose(cutOff(ONE, TWO), MASTER_AWAY)).containsExactly(ONE);
    }

    @Test
    void choose_goneWhileMasterIsAway_isForgotten() {
        fit.choose(upToDate(ONE, TWO), MASTER_THERE);

        assertThat(fit.choose(cutOff(ONE), MASTER_AWAY)).containsExactly(ONE);
        assertThat(fit.choose(cutOff(ONE, TWO), MASTER_AWAY)).containsExactly(ONE);
    }

    @Test
    void choose_newWhileMasterIsAway_isTakenWhenUpToDate() {
        fit.choose(upToDate(ONE), MASTER_THERE);

        assertThat(fit.choose(new FoundReplicas(List.of(TWO), List.of(ONE)), MASTER_AWAY)).containsExactly(TWO, ONE);
    }
}

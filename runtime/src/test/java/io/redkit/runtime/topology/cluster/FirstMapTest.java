package io.redkit.runtime.topology.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class FirstMapTest {

    private static final SlotMap MAP = new SlotMap(new Shard[SlotMap.SLOTS]);

    private final FirstMap first = new FirstMap();
    private final List<SlotMap> told = new ArrayList<>();

    @Test
    void tell_whoWaits_isToldOnce() {
        first.await(told::add);

        first.tell(MAP);
        first.tell(MAP);

        assertThat(told).containsExactly(MAP);
        assertThat(first.waiting()).isZero();
    }

    @Test
    void await_afterwards_isToldAtOnce() {
        first.tell(MAP);

        first.await(told::add);

        assertThat(told).containsExactly(MAP);
    }

    @Test
    void cancelled_isForgottenAndNotTold() {
        first.uni().subscribe().with(told::add).cancel();
        first.await(told::add).close();

        assertThat(first.waiting()).isZero();
        first.tell(MAP);
        assertThat(told).isEmpty();
    }
}

package io.redkit.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private final WaitingRoom<String> room = new WaitingRoom<>(2, 100);

    @Test
    void enter_tooMany_isRefusedUntilOneLeaves() {
        assertThat(room.enter("a", 1)).isTrue();
        assertThat(room.enter("b", 1)).isTrue();
        assertThat(room.enter("c", 1)).isFalse();

        room.leave("a", 1);
        assertThat(room.enter("c", 1)).isTrue();
    }

    @Test
    void enter_tooManyBytes_isRefusedUntilOneLeaves() {
        assertThat(room.enter("a", 60)).isTrue();
        assertThat(room.enter("b", 60)).isFalse();

        room.leave("a", 60);
        assertThat(room.enter("b", 60)).isTrue();
    }

    @Test
    void leave_twice_isTrueOnce() {
        room.enter("a", 1);

        assertThat(room.leave("a", 1)).isTrue();
        assertThat(room.leave("a", 1)).isFalse();
    }

    @Test
    void close_tellsThoseInsideAndRefusesTheRest() {
        List<String> told = new ArrayList<>();
        room.enter("a", 1);
        room.close(told::add);

        assertThat(told).containsExactly("a");
        assertThat(room.enter("b", 1)).isFalse();
    }

    /** Its hash code is asked for when it is put inside. */
    private static final class ClosesTheDoor {

        private Runnable door;

        @Override
        public int hashCode() {
            Runnable first = door;
            door = () -> {
            };
            first.run();
            return 1;
        }
    }

    @Test
    void close_whileOneEnters_isNotForgotten() {
        WaitingRoom<ClosesTheDoor> closing = new WaitingRoom<>(2, 100);
        List<ClosesTheDoor> told = new ArrayList<>();
        ClosesTheDoor late = new ClosesTheDoor();
        late.door = () -> closing.close(told::add);

        assertThat(closing.enter(late, 1)).isFalse();
        assertThat(told).isEmpty();
    }
}

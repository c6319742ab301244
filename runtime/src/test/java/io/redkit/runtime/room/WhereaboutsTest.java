package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

class WhereaboutsTest {

    private final Whereabouts whereabouts = new Whereabouts();

    @Test
    void rooms_ofConnection_areThoseItHasNotLeft() {
        whereabouts.add("c", "lobby");
        whereabouts.add("c", "garden");
        whereabouts.add("d", "kitchen");
        whereabouts.remove("c", "lobby");

        assertThat(whereabouts.rooms("c")).containsExactly("garden");
    }

    @Test
    void rooms_ofConnectionThatHasLeftAll_areNone() {
        whereabouts.add("c", "lobby");
        whereabouts.remove("c", "lobby");

        assertThat(whereabouts.rooms("c")).isEmpty();
    }

    @Test
    void add_whileAnotherRoomIsLeft_isKept() {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                whereabouts.add("c", "garden");
                whereabouts.remove("c", "garden");
            }
        });
        int lost = 0;
        for (int i = 0; i < 200_000; i++) {
            whereabouts.add("c", "lobby");
            lost += whereabouts.rooms("c").contains("lobby") ? 0 : 1;
            whereabouts.remove("c", "lobby");
        }
        done.set(true);
        other.join();

        assertThat(lost).isZero();
    }
}

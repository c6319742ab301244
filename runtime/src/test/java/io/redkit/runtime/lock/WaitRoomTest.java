package io.redkit.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.lock.LockOptions;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscription;
import io.vertx.core.Vertx;

class WaitRoomTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final LockKeys KEYS = LockKeys.of(KeySpace.of(""), "a", true);
    private static final LockSpec SPEC = LockSpec.of(KEYS, LockOptions.DEFAULT, LockSettings.DEFAULT);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Held held = new Held();
    private final WaitRoom room = new WaitRoom(KEYS, held);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Counts the attempts; another one holds the lock. */
    private static final class Held implements Acquiring {

        private final Timers timers = new Timers(VERTX, "lock");
        private final AtomicInteger attempts = new AtomicInteger();

        @Override
        public String client() {
            return "client";
        }

        @Override
        public Timers timers() {
            return timers;
        }

        @Override
        public Subscription subscribe(String channel, ChannelListener listener) {
            return () -> {
            };
        }

        @Override
        public CompletableFuture<Granted> attempt(Waiter waiter, Attempt attempt) {
            attempts.incrementAndGet();
            return CompletableFuture.completedFuture(new Granted(0, HOUR));
        }

        @Override
        public void leave(LockKeys keys) {
        }

        @Override
        public void closed(WaitRoom room, LockKeys keys) {
        }
    }

    @Test
    void onLeft_somebodyWaits_asksAgain() {
        room.onConfirmed();
        room.enter(new Waiter(SPEC, "owner"), room.releases(), HOUR);
        assertThat(held.attempts).hasValue(0);

        room.onLeft();

        assertThat(held.attempts).hasValue(1);
    }

    @Test
    void onLeft_somebodyIsOnHisWayIn_asksWhenHeIsThere() {
        room.onConfirmed();
        long before = room.releases();
        room.onLeft();

        room.enter(new Waiter(SPEC, "owner"), before, HOUR);

        assertThat(held.attempts).hasValue(1);
    }
}

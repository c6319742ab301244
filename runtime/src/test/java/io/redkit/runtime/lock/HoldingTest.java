package io.redkit.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.lock.LockOptions;
import io.redkit.runtime.pattern.Timers;
import io.vertx.core.Vertx;

class HoldingTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final LockSpec SPEC = LockSpec.of(LockKeys.of(KeySpace.of(""), "a", true),
            LockOptions.DEFAULT, LockSettings.DEFAULT);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Notes whether it was told to release. */
    private static final class Server implements Holdings {

        private final Timers timers = new Timers(VERTX, "lock");
        private final AtomicBoolean released = new AtomicBoolean();

        @Override
        public Timers timers() {
            return timers;
        }

        @Override
        public CompletableFuture<Boolean> release(Holding holding, long restMillis) {
            released.set(true);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void ended(Holding holding) {
        }
    }

    @Test
    void leave_leaseOverHere_isReleasedAtTheServerNevertheless() {
        Server server = new Server();
        Holding holding = new Holding(SPEC, "owner", 1, System.nanoTime() - Duration.ofHours(1).toNanos(), server);

        assertThat(holding.leave().join()).isFalse();

        assertThat(server.released).isTrue();
    }
}

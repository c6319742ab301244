package io.redkit.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.lock.LockOptions;
import io.redkit.runtime.pattern.Timers;
import io.smallrye.mutiny.Uni;
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

    /** A holding whose first entry goes on while others come and leave. */
    private static Hold entered(Holding holding) {
        assertThat(holding.enter()).isTrue();
        return new Hold(holding);
    }

    private static Holding held() {
        return new Holding(SPEC, "owner", 1, System.nanoTime(), new Server());
    }

    @Test
    void interruptedWork_reentered_leavesNoListener() {
        Holding holding = held();

        Integer during = InterruptedWork.under(entered(holding), handle -> holding.listeners());

        assertThat(during).isEqualTo(1);
        assertThat(holding.listeners()).isZero();
    }

    @Test
    void interruptedWork_reenteredAndFailing_leavesNoListener() {
        Holding holding = held();
        Hold hold = entered(holding);

        assertThatThrownBy(() -> InterruptedWork.under(hold, handle -> {
            throw new IllegalStateException("fails");
        })).hasMessage("fails");

        assertThat(holding.listeners()).isZero();
    }

    @Test
    void cancelledWork_reentered_leavesNoListener() {
        Holding holding = held();
        CompletableFuture<Long> work = new CompletableFuture<>();
        CompletableFuture<Long> done = CancelledWork
                .under(entered(holding), handle -> Uni.createFrom().completionStage(work)).subscribeAsCompletionStage();
        assertThat(holding.listeners()).isEqualTo(1);

        work.complete(7L);

        assertThat(done.join()).isEqualTo(7);
        assertThat(holding.listeners()).isZero();
    }

    @Test
    void onLost_reenteredAndReleased_isForgotten() {
        Holding holding = held();
        Hold hold = entered(holding);
        hold.blocking().onLost(loss -> {
        });
        assertThat(holding.listeners()).isEqualTo(1);

        hold.release().join();

        assertThat(holding.listeners()).isZero();
    }
}

package io.redkit.runtime.topology.replication;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.redkit.RedisException;

/**
 * Asks which replicas there are: when something has changed, and from time to time, since a replica that falls behind or is
 * added need not be announced. One question at a time, with pauses between them. Lives on the loop.
 */
final class ReplicaRefresh {

    private static final Logger LOG = Logger.getLogger(ReplicaRefresh.class);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long MILLIS_IN_USE = 10_000;
    private static final long MILLIS_UNUSED = 60_000;

    private final TaskLoop loop;
    private final Directory directory;
    private final Consumer<FoundReplicas> user;
    private final BooleanSupplier inUse;
    private final AtomicBoolean requested = new AtomicBoolean();
    private boolean busy;
    private int turn;

    /**
     * @param user takes the replicas, on the loop
     * @param inUse whether replicas answer reads at all
     */
    ReplicaRefresh(TaskLoop loop, Directory directory, Consumer<FoundReplicas> user, BooleanSupplier inUse) {
        this.loop = loop;
        this.directory = directory;
        this.user = user;
        this.inUse = inUse;
    }

    /** Has the question put anew, soon. Callable from any thread, as often as one likes. */
    void request() {
        if (requested.compareAndSet(false, true)) {
            loop.run(this::ask);
        }
    }

    private void ask() {
        if (busy) {
            return; // requests are looked for after the pause
        }
        busy = true;
        turn++;
        requested.set(false);
        directory.replicas(new Outcome<>() {
            @Override
            public void onAnswer(FoundReplicas replicas) {
                loop.run(() -> conclude(() -> user.accept(replicas)));
            }

            @Override
            public void onFailure(RedisException reason) {
                loop.run(() -> conclude(() -> LOG.debugf("Replicas are not known: %s", reason.getMessage())));
            }
        });
    }

    private void conclude(Runnable use) {
        use.run();
        loop.runAfter(PAUSE, this::afterPause);
    }

    private void afterPause() {
        busy = false;
        if (requested.get()) {
            ask();
        } else {
            int now = turn;
            long interval = inUse.getAsBoolean() ? MILLIS_IN_USE : MILLIS_UNUSED;
            long millis = (long) (interval * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
            loop.runAfter(Duration.ofMillis(millis), () -> {
                if (turn == now) {
                    ask();
                }
            });
        }
    }
}

package io.redkit.bench.figures;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.lock.RedisLock;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.connection.CommandOutcome;
import io.redkit.runtime.lock.ClientLocks;
import io.redkit.runtime.lock.LockSettings;
import io.redkit.testkit.faults.FaultBed;

/** Round trips of an uncontended lock and unlock. */
@ApplicationScoped
class LockRoundTrips implements Figure {

    private static final int PAIRS = 1000;

    @Override
    public String name() {
        return "lock-round-trips";
    }

    @Override
    public String unit() {
        return "round trips";
    }

    @Override
    public Target target() {
        return Target.atMost("2", "round trips");
    }

    @Override
    public double measure(Effort effort) {
        try (FaultBed bed = new FaultBed()) {
            RedkitClient client = bed.open(FaultBed.defaults(bed.server().port()), event -> {
            });
            try (ClientLocks locks = new ClientLocks(client.patterns(), LockSettings.DEFAULT)) {
                RedisLock lock = locks.blocking().lock("figure");
                lock.lock().unlock(); // the server learns the scripts
                long before = client.counters().commands(CommandOutcome.OK);
                for (int i = 0; i < PAIRS; i++) {
                    lock.lock().unlock();
                }
                return (client.counters().commands(CommandOutcome.OK) - before) / (double) PAIRS;
            } finally {
                client.close(Duration.ZERO);
            }
        }
    }
}

package io.redkit.bench.figures;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.lock.LockOptions;
import io.redkit.lock.ReactiveHeldLock;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.connection.CommandOutcome;
import io.redkit.runtime.lock.ClientLocks;
import io.redkit.runtime.lock.LockSettings;
import io.redkit.testkit.faults.FaultBed;
import io.smallrye.mutiny.Multi;

/** Commands that it takes to renew 10,000 locks once, which is done each third of a lease. */
@ApplicationScoped
class LockRenewals implements Figure {

    private static final int LOCKS = 10_000;
    private static final int AT_ONCE = 500;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LEASE = Duration.ofSeconds(9);
    private static final int PERIODS = 5;

    @Override
    public String name() {
        return "lock-renewals";
    }

    @Override
    public String unit() {
        return "calls";
    }

    @Override
    public Target target() {
        return Target.atMost("110", "calls");
    }

    @Override
    public double measure(Effort effort) throws InterruptedException {
        try (FaultBed bed = new FaultBed()) {
            RedkitClient client = bed.open(FaultBed.defaults(bed.server().port()), event -> {
            });
            try (ClientLocks locks = new ClientLocks(client.patterns(), LockSettings.DEFAULT)) {
                return callsPerPeriod(client, locks);
            } finally {
                client.close(Duration.ZERO);
            }
        }
    }

    private static double callsPerPeriod(RedkitClient client, ClientLocks locks) throws InterruptedException {
        List<ReactiveHeldLock> held = Multi.createFrom().range(0, LOCKS)
                .onItem()
                .transformToUni(i -> locks.reactive().lock("figure-" + i).with(LockOptions.DEFAULT.lease(LEASE)).lock())
                .merge(AT_ONCE).collect().asList().await().atMost(LIMIT);
        Thread.sleep(LEASE.toMillis() / 3);
        long before = client.counters().commands(CommandOutcome.OK);
        Thread.sleep(PERIODS * LEASE.toMillis() / 3);
        long calls = client.counters().commands(CommandOutcome.OK) - before;
        long stillHeld = held.stream().filter(ReactiveHeldLock::isHeld).count();
        System.out.printf("%d locks, %d of them held after %d periods, %d calls%n", held.size(), stillHeld, PERIODS, calls);
        if (stillHeld < LOCKS) {
            throw new IllegalStateException((LOCKS - stillHeld) + " locks were lost");
        }
        return calls / (double) PERIODS;
    }
}

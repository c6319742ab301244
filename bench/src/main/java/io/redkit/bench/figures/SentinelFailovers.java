package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.devserver.RedisSentinels;
import io.redkit.testkit.faults.SentinelFailover;
import io.vertx.core.Vertx;

/**
 * Wrong results while SENTINEL FAILOVER replaces the master: a wrong reply, a counter above what was sent, a command without an
 * end, or a failure of anything but a write in flight.
 */
@ApplicationScoped
class SentinelFailovers implements Figure {

    private final Vertx vertx;

    SentinelFailovers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public String name() {
        return "sentinel-failover";
    }

    @Override
    public String unit() {
        return "wrong results";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "wrong results");
    }

    @Override
    public double measure(Effort effort) {
        long begin = System.nanoTime();
        long wrong = 0;
        for (int round = 0; round < effort.rounds() && System.nanoTime() - begin < effort.limit().toNanos(); round++) {
            // a master that was just replaced cannot take over again for a while
            try (RedisSentinels sentinels = RedisSentinels.start()) {
                SentinelFailover failover = SentinelFailover.measure(sentinels, vertx);
                System.out.printf("announced after %d ms, the new master answers %d ms later, %s%n",
                        failover.announced().toMillis(), failover.followed().toMillis(), failover.load());
                wrong += failover.wrongResults();
            }
        }
        return wrong;
    }
}

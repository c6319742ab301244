package io.redkit.bench.load;

import java.time.Duration;

/** What was measured in one round of load. */
public record Round(double opsPerSecond, double p50Micros, double p99Micros, double cpuMicrosPerOp, double bytesPerOp,
        long errors, String firstError) {

    static Round of(Tally tally, Duration elapsed, ResourceUse used) {
        double replies = tally.replies;
        return new Round(replies * 1e9 / elapsed.toNanos(), tally.latencies.percentileMicros(0.50),
                tally.latencies.percentileMicros(0.99), used.cpuNanos() / 1e3 / replies, used.allocatedBytes() / replies,
                tally.errors, tally.firstError);
    }
}

package io.redkit.bench.load;

import java.time.Duration;

/** What was measured in one round of load; NaN for what could not be. Only right replies count as operations. */
public record Round(double opsPerSecond, double p50Micros, double p99Micros, double cpuMicrosPerOp, double bytesPerOp,
        long errors, String firstError) {

    /** A round in which nothing succeeded. */
    static Round failed(long errors, String firstError) {
        return new Round(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, errors, firstError);
    }

    static Round of(Tally tally, Duration elapsed, ResourceUse used) {
        if (tally.replies == 0) {
            return failed(tally.errors, tally.firstError);
        }
        double replies = tally.replies;
        return new Round(replies * 1e9 / elapsed.toNanos(), tally.latencies.percentileMicros(0.50),
                tally.latencies.percentileMicros(0.99), used.cpuNanos() / 1e3 / replies, used.allocatedBytes() / replies,
                tally.errors, tally.firstError);
    }
}

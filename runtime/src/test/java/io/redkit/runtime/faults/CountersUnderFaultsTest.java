package io.redkit.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.faults.Fault;
import io.redkit.testkit.faults.FaultBed;
import io.redkit.testkit.faults.FaultRun;
import io.redkit.testkit.faults.RunResult;

/** The system property {@code redkit.faults.runs} sets how many runs, {@code redkit.faults.seed} repeats them. */
@DisabledOnOs(OS.WINDOWS)
class CountersUnderFaultsTest {

    private static final int RUNS = Integer.getInteger("redkit.faults.runs", 25);
    private static final long SEED = Long.getLong("redkit.faults.seed", System.nanoTime());
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    @Test
    void incr_underRandomFaults_isCountedOnceOrNotAtAllAndEachReplyIsItsCallers() {
        List<RunResult> results = new ArrayList<>();
        try (FaultBed bed = new FaultBed()) {
            for (int run = 0; run < RUNS; run++) {
                RunResult result = run(bed, run, List.of(Fault.values()));
                assertThat(result).as("run %d with seed %d", run, SEED).matches(RunResult::isSound, "is sound");
                results.add(result);
            }
            await().untilAsserted(() -> assertThat(bed.connections()).as("connections left behind").isZero());
        }
        assertThat(results).as("runs with confirmed increments").anyMatch(each -> each.acknowledged() > 0);
        assertThat(results).as("runs whose faults were felt").anyMatch(each -> each.unknown() > 0);
    }

    @Test
    void incr_repliesComeWhenTheirCallersHaveGone_eachReplyIsItsCallers() {
        try (FaultBed bed = new FaultBed()) {
            RunResult result = run(bed, 0, List.of(Fault.LATE_REPLIES));

            assertThat(result).as("run with seed %d", SEED).matches(RunResult::isSound, "is sound");
            assertThat(result.timedOut()).as("commands whose replies came late").isPositive();
        }
    }

    private static RunResult run(FaultBed bed, int run, List<Fault> faults) {
        RedkitClient client = bed.open(TestSettings.at(bed.proxy().port()).commandTimeout(TIMEOUT).connectTimeout(TIMEOUT)
                .retriesUntilDeadline(), event -> {
                });
        try {
            return new FaultRun(bed, client.reactive(), "run-" + run, SEED + run, faults).execute();
        } finally {
            client.close(Duration.ZERO);
        }
    }
}

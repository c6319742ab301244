package io.redkit.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.faults.FaultBed;
import io.redkit.testkit.faults.FaultRun;
import io.redkit.testkit.faults.Footprint;
import io.redkit.testkit.faults.RunResult;

/** The system property {@code redkit.soak.seconds} sets for how long, {@code redkit.soak.seed} repeats the faults. */
@DisabledOnOs(OS.WINDOWS)
class SoakTest {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("redkit.soak.seconds", 10));
    private static final long SEED = Long.getLong("redkit.soak.seed", System.nanoTime());
    private static final Duration TIMEOUT = Duration.ofMillis(250);
    private static final int WARM_UPS = 10;
    /** More than the margins below, so that what grows by one in each run is seen. */
    private static final int FEWEST_RUNS = 20;
    /** Of which the Java runtime and the test itself start some whenever they like. */
    private static final int MORE_THREADS = 4;
    /** A deadline and an attempt to connect for each of two lanes, and those of the observer. */
    private static final int MORE_TIMERS = 8;
    private static final long MORE_HEAP = 8 << 20;

    @Test
    void load_aFaultAfterTheOther_growsNothing() {
        try (FaultBed bed = new FaultBed()) {
            RedkitClient client = bed.open(TestSettings.at(bed.proxy().port()).commandTimeout(TIMEOUT)
                    .connectTimeout(TIMEOUT).retriesUntilDeadline(), event -> {
                    });
            long start = System.nanoTime();
            int run = 0;
            for (; run < WARM_UPS; run++) {
                run(bed, client, run);
            }
            Footprint before = quiet(bed, client);
            for (; run < WARM_UPS + FEWEST_RUNS || System.nanoTime() - start < LENGTH.toNanos(); run++) {
                run(bed, client, run);
            }
            Footprint after = quiet(bed, client);
            assertThat(after.connections()).isLessThanOrEqualTo(2);
            assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + MORE_THREADS);
            assertThat(after.timers()).as("timers").isLessThanOrEqualTo(before.timers() + MORE_TIMERS);
            assertThat(after.heapBytes()).as("heap").isLessThanOrEqualTo(before.heapBytes() + MORE_HEAP);
            client.close(Duration.ZERO);
            await().untilAsserted(() -> assertThat(bed.connections()).isZero());
        }
    }

    private static void run(FaultBed bed, RedkitClient client, int number) {
        RunResult result = new FaultRun(bed, client.reactive(), "soak-" + number, SEED + number).execute();
        assertThat(result).as("run %d with seed %d", number, SEED).matches(RunResult::isSound, "is sound");
        bed.observer().execute("FLUSHALL");
    }

    /** Waits until the server has noticed which connections are gone. */
    private static Footprint quiet(FaultBed bed, RedkitClient client) {
        await().ignoreExceptions().untilAsserted(() -> assertThat(client.blocking().execute("PING")).hasToString("PONG"));
        await().untilAsserted(() -> assertThat(bed.connections()).isLessThanOrEqualTo(2));
        return Footprint.of(bed);
    }
}

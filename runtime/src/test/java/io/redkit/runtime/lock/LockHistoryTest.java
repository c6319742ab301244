package io.redkit.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.testkit.locks.LockHistory;
import io.redkit.testkit.locks.LockRun;
import io.redkit.testkit.locks.LockWorker;

/** A short run by default; {@code -Dredkit.locks.seconds=600} makes it a long one. */
class LockHistoryTest {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("redkit.locks.seconds", 8));
    private static final int THREADS = Integer.getInteger("redkit.locks.threads", 10);

    @Test
    void counter_underLocksWhileProcessesAndServersFail_losesNothing() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        LockRun run = new LockRun(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes,
                LockWorker.class.getName()), THREADS, System.nanoTime());

        LockRun.Result result = run.execute(LENGTH);

        assertThat(result.violations()).isEmpty();
        assertThat(result.increments()).as("%s", result).isPositive();
    }

    @Test
    void history_tokenWithTwoHolders_isFound() {
        assertThat(LockHistory.violations(List.of("5 a", "6 b", "5 a", "6 c"))).hasSize(1);
    }

    @Test
    void history_oldToken_countsAsRefused() {
        assertThat(LockHistory.refused(List.of("5 a", "6 b", "5 a"))).isEqualTo(1);
    }
}

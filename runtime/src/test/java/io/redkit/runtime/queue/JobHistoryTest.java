package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.testkit.jobs.JobProcess;
import io.redkit.testkit.jobs.JobRun;

/** A short run by default; {@code -Dredkit.jobs=100000} makes it a long one. */
class JobHistoryTest {

    private static final int JOBS = Integer.getInteger("redkit.jobs", 3000);

    @Test
    void jobs_whileProcessesAreKilled_areAllDoneAndRepeatedOnlyAfterStalls() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        JobRun run = new JobRun(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes,
                JobProcess.class.getName()), JOBS, System.nanoTime());

        JobRun.Result result = run.execute(Duration.ofMinutes(3));

        assertThat(result.violations()).as("%s", result).isEmpty();
        assertThat(result.kills()).isPositive();
    }
}

package io.redkit.bench.figures;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.jobs.JobProcess;
import io.redkit.testkit.jobs.JobRun;

/**
 * What must not be when three processes do 100,000 jobs and are killed at random: a job that is lost, or one that was done more
 * often than its recorded stalls tell.
 */
@ApplicationScoped
class JobsNoneLost implements Figure {

    private static final int JOBS = 100_000;
    private static final int QUICK_JOBS = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "jobs-none-lost";
    }

    @Override
    public String unit() {
        return "violations";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "violations");
    }

    @Override
    public double measure(Effort effort) {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = List.of(java, "-XX:+UseSerialGC", "-Xmx256m", "-jar", System.getProperty("java.class.path"),
                JobProcess.ARGUMENT);
        int jobs = effort.isFull() ? JOBS : QUICK_JOBS;
        JobRun.Result result = new JobRun(command, jobs, System.nanoTime()).execute(LONGEST);
        System.out.printf("%d jobs, %d processes killed, %d stalls recorded, %d runs repeated%n", jobs, result.kills(),
                result.stalls(), result.repeated());
        result.violations().stream().limit(20).forEach(System.out::println);
        return result.violations().size();
    }
}

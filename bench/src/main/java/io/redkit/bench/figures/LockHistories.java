package io.redkit.bench.figures;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.locks.LockRun;
import io.redkit.testkit.locks.LockWorker;

/**
 * What must not be in a minute of 3 processes with 50 threads each that contend for locks, while processes are killed and
 * stopped for longer than a lease, and the server of the locks is killed and comes back empty: a token with two holders, tokens
 * that do not grow, a lost update of what the tokens guard.
 */
@ApplicationScoped
class LockHistories implements Figure {

    private static final int THREADS = 50;
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration QUICK_LENGTH = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "lock-histories";
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
                LockWorker.ARGUMENT);
        LockRun.Result result = new LockRun(command, THREADS, System.nanoTime())
                .execute(effort.isFull() ? LENGTH : QUICK_LENGTH);
        System.out.printf("%d increments under locks, %d attempts with an old token refused, %d faults%n",
                result.increments(), result.refused(), result.faults());
        result.violations().forEach(System.out::println);
        if (result.increments() == 0) {
            throw new IllegalStateException("Nobody got a lock");
        }
        return result.violations().size();
    }
}

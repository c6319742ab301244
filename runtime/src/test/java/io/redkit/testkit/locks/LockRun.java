package io.redkit.testkit.locks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.redkit.devserver.RedisServer;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;

/**
 * Processes contend for a few locks, while at random one of them is killed and replaced, one is stopped for longer than its
 * leases, or the server of the locks is killed and started again, empty. What the locks guard is on a server that stays.
 */
public final class LockRun {

    private static final int PROCESSES = 3;
    private static final int LOCKS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofMillis(800);

    private final List<String> command;
    private final int threads;
    private final SplittableRandom random;
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final List<LockProcess> processes = new ArrayList<>();

    /**
     * @param command starts a {@link LockWorker}, but for its arguments
     * @param threads of each process
     */
    public LockRun(List<String> command, int threads, long seed) {
        this.command = command;
        this.threads = threads;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What was found.
     *
     * @param violations what must not be; lost updates among them
     * @param increments that were done
     * @param refused attempts with a token that was too old, which is what tokens are for
     * @param faults that there were
     */
    public record Result(List<String> violations, long increments, long refused, int faults) {
    }

    /** Runs for that long; blocks. */
    public Result execute(Duration length) {
        try (RedisServer locks = RedisServer.start(); RedisServer resource = RedisServer.start()) {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(start(locks, resource));
            }
            int faults = 0;
            try {
                awaitIncrement(resource);
                long end = System.nanoTime() + length.toNanos();
                pause(length.dividedBy(4));
                while (System.nanoTime() < end) {
                    breakSomething(locks, resource);
                    faults++;
                    pause(Duration.ofMillis(500 + random.nextInt(1000)));
                }
            } finally {
                processes.forEach(LockProcess::kill);
            }
            return check(resource, faults);
        }
    }

    /** The processes need their time to start. */
    private static void awaitIncrement(RedisServer resource) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (ClientFixture client = ClientFixture.of(TestSettings.at(resource.port()).commandTimeout(PATIENCE))) {
            GuardedCounter counter = new GuardedCounter(client.redis(), "lock-0");
            while (counter.accepted() == 0 && System.nanoTime() < end) {
                pause(Duration.ofMillis(100));
            }
        }
    }

    private LockProcess start(RedisServer locks, RedisServer resource) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(String.valueOf(locks.port()), String.valueOf(resource.port()), String.valueOf(threads),
                String.valueOf(LEASE.toMillis()), String.valueOf(LOCKS)));
        return new LockProcess(words, violations);
    }

    private void breakSomething(RedisServer locks, RedisServer resource) {
        int victim = random.nextInt(PROCESSES);
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                processes.get(victim).kill();
                processes.set(victim, start(locks, resource));
            }
            case 2, 3 -> {
                processes.get(victim).stop();
                pause(LEASE.multipliedBy(3).dividedBy(2));
                processes.get(victim).goOn();
            }
            default -> {
                locks.kill();
                locks.restart();
            }
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Result check(RedisServer resource, int faults) {
        long increments = 0;
        long refused = 0;
        List<String> found = new ArrayList<>(violations);
        try (ClientFixture client = ClientFixture.of(TestSettings.at(resource.port()).commandTimeout(PATIENCE))) {
            for (int i = 0; i < LOCKS; i++) {
                GuardedCounter counter = new GuardedCounter(client.redis(), "lock-" + i);
                List<String> history = counter.history();
                found.addAll(LockHistory.violations(history));
                refused += LockHistory.refused(history) + counter.refusedWrites();
                increments += counter.accepted();
                if (counter.lostUpdates() != 0) {
                    found.add(counter.lostUpdates() + " lost updates under lock-" + i);
                }
            }
        }
        return new Result(found, increments, refused, faults);
    }
}

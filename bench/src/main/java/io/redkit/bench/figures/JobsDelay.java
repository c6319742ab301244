package io.redkit.bench.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.devserver.RedisServer;
import io.redkit.queue.JobOptions;
import io.redkit.queue.ReactiveJobQueue;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.queue.ClientJobs;
import io.redkit.runtime.queue.JobSettings;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** The longest time from the moment for which a job was delayed to the moment when its handler begins, at an idle worker. */
@ApplicationScoped
class JobsDelay implements Figure {

    private static final int JOBS = 2000;
    private static final int QUICK_JOBS = 400;
    private static final Duration SPREAD = Duration.ofSeconds(60);
    private static final Duration QUICK_SPREAD = Duration.ofSeconds(20);
    private static final long AHEAD_MILLIS = 1500;

    @Override
    public String name() {
        return "jobs-delay";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Target target() {
        return Target.atMost("50", "ms");
    }

    @Override
    public double measure(Effort effort) {
        boolean isQuick = !effort.isFull();
        try (RedisServer server = RedisServer.start();
                ClientFixture client = ClientFixture.of(TestSettings.at(server.port()));
                ClientJobs jobs = new ClientJobs(client.client().patterns(), JobSettings.DEFAULT,
                        Executors::newCachedThreadPool)) {
            List<Long> late = late(jobs.reactive().of("warm-up", Long.class), QUICK_JOBS, Duration.ofSeconds(5));
            System.out.printf("warm-up: at most %d ms late%n", late.get(late.size() - 1));
            late = late(jobs.reactive().of("figure", Long.class), isQuick ? QUICK_JOBS : JOBS,
                    isQuick ? QUICK_SPREAD : SPREAD);
            System.out.printf("%d jobs: median %d ms, 99th percentile %d ms, maximum %d ms late; earliest %d ms%n", late.size(),
                    late.get(late.size() / 2), late.get(late.size() * 99 / 100), late.get(late.size() - 1), late.get(0));
            if (late.get(0) < 0) {
                throw new IllegalStateException("A job began before its time");
            }
            return late.get(late.size() - 1);
        }
    }

    /** Returns the milliseconds by which each job was late, sorted. */
    private static List<Long> late(ReactiveJobQueue<Long> queue, int count, Duration spread) {
        Queue<Long> late = new ConcurrentLinkedQueue<>();
        queue.work(WorkerOptions.DEFAULT, (due, context) -> {
            late.add(System.currentTimeMillis() - due);
            return Uni.createFrom().voidItem();
        });
        long start = System.currentTimeMillis() + AHEAD_MILLIS;
        for (int i = 0; i < count; i++) {
            long due = start + ThreadLocalRandom.current().nextLong(spread.toMillis());
            queue.enqueue(due, JobOptions.at(Instant.ofEpochMilli(due))).await().indefinitely();
        }
        while (late.size() < count) {
            LockSupport.parkNanos(10_000_000);
        }
        return late.stream().sorted().toList();
    }
}

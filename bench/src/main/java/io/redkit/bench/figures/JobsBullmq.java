package io.redkit.bench.figures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.jobs.BullMq;
import io.redkit.bench.jobs.JobRates;
import io.redkit.bench.jobs.RedkitJobs;
import io.redkit.devserver.RedisServer;

/**
 * How many times faster than BullMQ jobs are added and done: the smaller of both ratios, each of the medians of rounds by
 * turns, on one server.
 */
@ApplicationScoped
class JobsBullmq implements Figure {

    private static final int JOBS = 40_000;
    private static final int QUICK_JOBS = 10_000;
    private static final int ROUNDS = 5;
    private static final int QUICK_ROUNDS = 3;
    private static final int CALLERS = 64;
    private static final int CONCURRENCY = 64;

    @Override
    public String name() {
        return "jobs-bullmq";
    }

    @Override
    public String unit() {
        return "x";
    }

    @Override
    public Target target() {
        return Target.atLeast("1");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        boolean isQuick = !effort.isFull();
        int jobs = isQuick ? QUICK_JOBS : JOBS;
        BullMq peer = BullMq.install(Path.of(System.getProperty("redkit.bench.home")));
        List<JobRates> ours = new ArrayList<>();
        List<JobRates> theirs = new ArrayList<>();
        try (RedisServer server = RedisServer.start(); RedkitJobs redkit = new RedkitJobs(server.port())) {
            redkit.measure(jobs, CALLERS, CONCURRENCY);
            for (int i = 0; i < (isQuick ? QUICK_ROUNDS : ROUNDS); i++) {
                theirs.add(peer.measure(server.port(), jobs, CALLERS, CONCURRENCY));
                ours.add(redkit.measure(jobs, CALLERS, CONCURRENCY));
                System.out.printf("round %d: BullMQ %s, Redkit %s%n", i + 1, theirs.get(i), ours.get(i));
            }
        }
        double add = median(ours, JobRates::add) / median(theirs, JobRates::add);
        double process = median(ours, JobRates::process) / median(theirs, JobRates::process);
        System.out.printf("added %.0f/s against %.0f/s: %.2f times; done %.0f/s against %.0f/s: %.2f times%n",
                median(ours, JobRates::add), median(theirs, JobRates::add), add, median(ours, JobRates::process),
                median(theirs, JobRates::process), process);
        return Math.min(add, process);
    }

    private static double median(List<JobRates> rounds, ToDoubleFunction<JobRates> rate) {
        return rounds.stream().mapToDouble(rate).sorted().skip(rounds.size() / 2).findFirst().orElseThrow();
    }
}

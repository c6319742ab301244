package io.redkit.testkit.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;
import io.redkit.queue.Job;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobState;
import io.redkit.runtime.queue.ClientJobs;
import io.redkit.runtime.queue.JobSettings;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;

/**
 * Three processes do jobs, while at random one of them is killed with no chance to say goodbye, and replaced; never before it
 * has had a job. Each run of a job is counted before it is acknowledged.
 */
public final class JobRun {

    static final String QUEUE = "run";
    static final String RUNS = "runs";
    private static final int PROCESSES = 3;
    private static final int CHUNK = 1000;
    private static final int SHORTEST_PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 900;

    private final List<String> command;
    private final int jobs;
    private final SplittableRandom random;
    private final List<Process> processes = new ArrayList<>();

    /** @param command starts a {@link JobProcess}, but for its arguments */
    public JobRun(List<String> command, int jobs, long seed) {
        this.command = command;
        this.jobs = jobs;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What was found.
     *
     * @param violations what must not be: a job that is lost, or was done more often than its stalls tell
     * @param repeated runs beyond the first of their jobs
     * @param stalls that were recorded
     * @param kills of processes
     */
    public record Result(List<String> violations, long repeated, long stalls, int kills) {
    }

    /** Runs until all jobs are done, or for that long at most; blocks. */
    public Result execute(Duration longest) {
        try (RedisServer server = RedisServer.start();
                ClientFixture client = ClientFixture
                        .of(TestSettings.at(server.port()).commandTimeout(Duration.ofSeconds(20)))) {
            JobSettings settings = JobSettings.DEFAULT
                    .history(new JobSettings.History(jobs, Duration.ofDays(1), jobs, Duration.ofDays(1)));
            try (ClientJobs its = new ClientJobs(client.client().patterns(), settings, Executors::newCachedThreadPool)) {
                JobQueue<Integer> queue = its.blocking().of(QUEUE, Integer.class);
                int kills = doAll(server, queue, longest);
                return check(client.redis(), queue, kills);
            }
        }
    }

    private int doAll(RedisServer server, JobQueue<Integer> queue, Duration longest) {
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(server));
        }
        try {
            for (int i = 0; i < jobs; i += CHUNK) {
                queue.enqueueAll(IntStream.range(i, Math.min(jobs, i + CHUNK)).boxed().toList());
            }
            long end = System.nanoTime() + longest.toNanos();
            int kills = 0;
            while (queue.counts().of(JobState.COMPLETED) < jobs && System.nanoTime() < end) {
                pause(SHORTEST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - SHORTEST_PAUSE_MILLIS));
                kills += killOne(server);
            }
            return kills;
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private Process start(RedisServer server) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(String.valueOf(server.port()), String.valueOf(jobs)));
        try {
            return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns 0 if the victim has not had a job yet, and lives on. */
    private int killOne(RedisServer server) {
        int victim = random.nextInt(PROCESSES);
        try {
            if (processes.get(victim).getInputStream().available() == 0) {
                return 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        processes.get(victim).destroyForcibly();
        processes.set(victim, start(server));
        return 1;
    }

    private static void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Result check(RedisService redis, JobQueue<Integer> queue, int kills) {
        List<String> found = new ArrayList<>();
        Map<String, String> runsById = redis.hGetAll(RUNS);
        long repeated = 0;
        long stalls = 0;
        int known = 0;
        for (JobState state : JobState.values()) {
            for (int i = 0;; i += CHUNK) {
                List<Job<Integer>> some = queue.jobs(state, i, CHUNK);
                for (Job<Integer> job : some) {
                    long runs = Long.parseLong(runsById.getOrDefault(job.id().value(), "0"));
                    repeated += Math.max(0, runs - 1);
                    stalls += job.stalls();
                    if (state != JobState.COMPLETED || runs == 0) {
                        found.add("job " + job.id() + " is " + state + " after " + runs + " runs");
                    } else if (runs > 1 + job.stalls()) {
                        found.add("job " + job.id() + " was run " + runs + " times, and stalled " + job.stalls() + " times");
                    }
                }
                known += some.size();
                if (some.size() < CHUNK) {
                    break;
                }
            }
        }
        if (known != jobs) {
            found.add((jobs - known) + " jobs are lost");
        }
        return new Result(found, repeated, stalls, kills);
    }
}

package io.redkit.testkit.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.queue.ClientJobs;
import io.redkit.runtime.queue.JobSettings;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** A process that does jobs until it is ended: waits a little, and counts the run. */
public final class JobProcess {

    /** The argument that makes a program this process. */
    public static final String ARGUMENT = "--job-process";

    private static final int CONCURRENCY = 40;
    private static final int ATTEMPTS = 100;
    private static final Duration WORK = Duration.ofMillis(30);
    private static final Duration LEASE = Duration.ofMillis(900);
    private static final AtomicBoolean HAD_ONE = new AtomicBoolean();

    private JobProcess() {
    }

    /** Says so, at the first job. */
    private static Uni<Integer> hadOne(int number) {
        if (HAD_ONE.compareAndSet(false, true)) {
            System.out.println("working");
        }
        return Uni.createFrom().item(number);
    }

    /** @param arguments port of the server, number of jobs */
    public static void main(String... arguments) throws IOException {
        int jobs = Integer.parseInt(arguments[1]);
        Uni.createFrom().voidItem().subscribe().with(first -> {
        }); // context propagation is made at the first use, and fails if two threads are the first
        ClientFixture client = ClientFixture
                .of(TestSettings.at(Integer.parseInt(arguments[0])).commandTimeout(Duration.ofSeconds(5))
                        .retriesUntilDeadline());
        JobSettings settings = JobSettings.DEFAULT
                .history(new JobSettings.History(jobs, Duration.ofDays(1), jobs, Duration.ofDays(1)));
        ClientJobs all = new ClientJobs(client.client().patterns(), settings, Executors::newCachedThreadPool);
        all.reactive().of(JobRun.QUEUE, Integer.class).work(
                WorkerOptions.DEFAULT.concurrency(CONCURRENCY).attempts(ATTEMPTS).lease(LEASE),
                (number, context) -> hadOne(number).onItem().delayIt().by(WORK)
                        .chain(() -> client.reactive().execute("HINCRBY", JobRun.RUNS, context.id().value(), "1"))
                        .replaceWithVoid());
        while (System.in.read() >= 0) {
            // nothing is sent; only the end counts
        }
        System.exit(0);
    }
}

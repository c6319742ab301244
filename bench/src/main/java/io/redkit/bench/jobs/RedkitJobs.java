package io.redkit.bench.jobs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.redkit.queue.JobCounts;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobState;
import io.redkit.queue.JobWorker;
import io.redkit.queue.ReactiveJobQueue;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.queue.ClientJobs;
import io.redkit.runtime.queue.JobSettings;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** The jobs of this extension, with a client of their own. */
public final class RedkitJobs implements AutoCloseable {

    private final ClientFixture client;
    private final ClientJobs jobs;
    private int rounds;

    /**
     * What is added.
     *
     * @param to somebody
     * @param number of the job
     */
    public record Mail(String to, int number) {
    }

    public RedkitJobs(int port) {
        client = ClientFixture.of(TestSettings.at(port).commandTimeout(Duration.ofSeconds(10)));
        jobs = new ClientJobs(client.client().patterns(), JobSettings.DEFAULT, Executors::newCachedThreadPool);
    }

    /** Measures one round. */
    public JobRates measure(int count, int callers, int concurrency) {
        ReactiveJobQueue<Mail> queue = jobs.reactive().of("figure-" + rounds++, Mail.class);
        long addStart = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        CompletableFuture.allOf(IntStream.range(0, callers).mapToObj(i -> caller(queue, next, count))
                .toArray(CompletableFuture[]::new)).join();
        double addSeconds = (System.nanoTime() - addStart) / 1e9;

        AtomicInteger done = new AtomicInteger();
        long doStart = System.nanoTime();
        try (JobWorker worker = queue.work(WorkerOptions.DEFAULT.concurrency(concurrency), (mail, context) -> {
            done.incrementAndGet();
            return Uni.createFrom().voidItem();
        })) {
            while (done.get() < count || worker.active() > 0 || !isEmpty(queue)) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        return new JobRates(count / addSeconds, count / ((System.nanoTime() - doStart) / 1e9));
    }

    private static boolean isEmpty(ReactiveJobQueue<Mail> queue) {
        JobCounts counts = queue.counts().await().indefinitely();
        return counts.of(JobState.WAITING) == 0 && counts.of(JobState.ACTIVE) == 0;
    }

    private static CompletableFuture<Void> caller(ReactiveJobQueue<Mail> queue, AtomicInteger next, int count) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        addNext(queue, next, count, end);
        return end;
    }

    private static void addNext(ReactiveJobQueue<Mail> queue, AtomicInteger next, int count, CompletableFuture<Void> end) {
        int number = next.getAndIncrement();
        if (number >= count) {
            end.complete(null);
            return;
        }
        queue.enqueue(new Mail("ada@example.org", number), JobOptions.NOW).subscribe()
                .with(id -> addNext(queue, next, count, end), end::completeExceptionally);
    }

    @Override
    public void close() {
        jobs.close();
        client.close();
    }
}

package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;

import io.redkit.queue.JobOptions;
import io.redkit.queue.ReactiveJobQueue;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Uni;

/** The short form of the figure jobs-delay, with room for a busy machine. */
class JobDelayTest {

    @Test
    void delayedJobs_idleWorker_startInTime() {
        RedkitClient client = TestRedis.client(settings -> settings.keyPrefix("delay:"));
        ClientJobs jobs = new ClientJobs(client.patterns(), JobSettings.DEFAULT, Executors::newCachedThreadPool);
        ReactiveJobQueue<Long> queue = jobs.reactive().of("delays", Long.class);
        List<Long> late = new CopyOnWriteArrayList<>();
        queue.work(WorkerOptions.DEFAULT, (due, context) -> {
            late.add(System.currentTimeMillis() - due);
            return Uni.createFrom().voidItem();
        });

        long worst = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3 && worst > 300; attempt++) { // a machine that stands still makes all of them late
            worst = latest(queue, late);
        }

        assertThat(worst).as("the latest, in milliseconds").isLessThanOrEqualTo(300L);
        jobs.close();
        client.close(Duration.ZERO);
    }

    private static long latest(ReactiveJobQueue<Long> queue, List<Long> late) {
        late.clear();
        for (int i = 0; i < 40; i++) {
            long due = System.currentTimeMillis() + 200 + ThreadLocalRandom.current().nextInt(1500);
            queue.enqueue(due, JobOptions.at(java.time.Instant.ofEpochMilli(due))).await().atMost(Duration.ofSeconds(20));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> late.size() == 40);
        assertThat(late).allSatisfy(millis -> assertThat(millis).isNotNegative());
        return late.stream().mapToLong(Long::longValue).max().orElseThrow();
    }
}

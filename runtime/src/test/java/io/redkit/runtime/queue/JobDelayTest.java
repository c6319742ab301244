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
import io.redkit.testkit.Shortest;
import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Uni;

/** The short form of the figure jobs-delay, with room for a busy machine. */
class JobDelayTest {

    private static final Duration BOUND = Duration.ofMillis(300);

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

        Duration latest = Shortest.of(BOUND, () -> latest(queue, late));

        assertThat(latest).isLessThanOrEqualTo(BOUND);
        jobs.close();
        client.close(Duration.ZERO);
    }

    private static Duration latest(ReactiveJobQueue<Long> queue, List<Long> late) {
        late.clear();
        for (int i = 0; i < 40; i++) {
            long due = System.currentTimeMillis() + 200 + ThreadLocalRandom.current().nextInt(1500);
            queue.enqueue(due, JobOptions.at(java.time.Instant.ofEpochMilli(due))).await().atMost(Duration.ofSeconds(20));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> late.size() == 40);
        assertThat(late).allSatisfy(millis -> assertThat(millis).isNotNegative());
        return Duration.ofMillis(late.stream().mapToLong(Long::longValue).max().orElseThrow());
    }
}

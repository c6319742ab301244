package io.redkit.demo;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.redkit.queue.Job;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobQueues;
import io.redkit.queue.JobState;

/** Rids the board of the jobs of earlier tests. */
final class EmptyBoard {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private EmptyBoard() {
    }

    static void of(JobQueues queues) {
        JobQueue<Object> queue = queues.of("board", Object.class);
        queue.pause();
        await().atMost(PATIENCE).until(() -> {
            for (JobState state : JobState.values()) {
                List<Job<Object>> jobs = queue.jobs(state, 0, 100);
                jobs.forEach(job -> {
                    queue.cancel(job.id());
                    queue.remove(job.id());
                });
            }
            return queue.counts().byState().values().stream().allMatch(count -> count == 0);
        });
        queue.resume();
    }
}

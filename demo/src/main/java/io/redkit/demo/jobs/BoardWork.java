package io.redkit.demo.jobs;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.redkit.KeySpace;
import io.redkit.RedisService;
import io.redkit.queue.JobContext;
import io.redkit.queue.RedisJob;

/** Does the jobs of the board: three at a time in each instance. Cancelling a job interrupts its thread. */
@Singleton
class BoardWork {

    static final String QUEUE = "board";
    static final int ATTEMPTS = 3;

    private static final int STEPS = 20;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    @Inject
    RedisService redis;

    @RedisJob(value = QUEUE, concurrency = 3, attempts = ATTEMPTS, timeout = "1m")
    String work(Task task, JobContext job) throws InterruptedException {
        boolean fails = tries(job) <= task.failures();
        for (int step = 1; step <= STEPS; step++) {
            Thread.sleep(task.millis() / STEPS);
            job.progress(100 * step / STEPS, "step " + step + " of " + STEPS);
            if (fails && step == STEPS / 2) {
                throw new IllegalStateException("No answer from the neighbour");
            }
        }
        return "Done in process " + ProcessHandle.current().pid();
    }

    /** Counts all tries of a job, also those before somebody retried it by hand, when its attempts begin anew. */
    private long tries(JobContext job) {
        String key = KeySpace.key("tries", job.id().value());
        long tries = redis.incr(key);
        redis.expire(key, REMEMBERED);
        return tries;
    }
}

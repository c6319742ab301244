package io.redkit.runtime.queue;

import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.queue.Job;
import io.redkit.queue.JobCounts;
import io.redkit.queue.JobHandler;
import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobSchedule;
import io.redkit.queue.JobState;
import io.redkit.queue.JobWorker;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.service.Services;

/**
 * The blocking view: each method waits for its reactive twin.
 *
 * @param queue the twin
 */
record BlockingJobQueue<T>(UniJobQueue<T> queue) implements JobQueue<T> {

    @Override
    public String name() {
        return queue.name();
    }

    @Override
    public JobId enqueue(T payload, JobOptions options) {
        return Services.await(queue.enqueue(payload, options));
    }

    @Override
    public List<JobId> enqueueAll(List<T> payloads, JobOptions options) {
        return Services.await(queue.enqueueAll(payloads, options));
    }

    @Override
    public @Nullable Job<T> job(JobId id) {
        return Services.await(queue.job(id));
    }

    @Override
    public List<Job<T>> jobs(JobState state, int offset, int count) {
        return Services.await(queue.jobs(state, offset, count));
    }

    @Override
    public JobCounts counts() {
        return Services.await(queue.counts());
    }

    @Override
    public boolean cancel(JobId id) {
        return Services.await(queue.cancel(id));
    }

    @Override
    public boolean retry(JobId id) {
        return Services.await(queue.retry(id));
    }

    @Override
    public long retryDead() {
        return Services.await(queue.retryDead());
    }

    @Override
    public boolean remove(JobId id) {
        return Services.await(queue.remove(id));
    }

    @Override
    public void pause() {
        Services.await(queue.pause());
    }

    @Override
    public void resume() {
        Services.await(queue.resume());
    }

    @Override
    public JobSchedule schedule(String name, String cron, @Nullable T payload, ZoneId zone) {
        return Services.await(queue.schedule(name, cron, payload, zone));
    }

    @Override
    public boolean unschedule(String name) {
        return Services.await(queue.unschedule(name));
    }

    @Override
    public List<JobSchedule> schedules() {
        return Services.await(queue.schedules());
    }

    @Override
    public JobWorker work(WorkerOptions options, JobHandler<T> handler) {
        return queue.workBlocking(options, handler);
    }
}

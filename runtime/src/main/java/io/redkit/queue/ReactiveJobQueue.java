package io.redkit.queue;

import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * A queue of jobs; see {@link JobQueue}, of which each method has its twin here. A {@code Uni} that adds jobs stands for the
 * same jobs, however often it is subscribed to.
 *
 * @param <T> type of the payloads
 */
public interface ReactiveJobQueue<T> {

    String name();

    /** Adds a job; see {@link JobQueue#enqueue(Object)}. */
    @CheckReturnValue
    default Uni<JobId> enqueue(T payload) {
        return enqueue(payload, JobOptions.NOW);
    }

    /** Adds a job; see {@link JobQueue#enqueue(Object, JobOptions)}. */
    @CheckReturnValue
    Uni<JobId> enqueue(T payload, JobOptions options);

    /** Adds several jobs; see {@link JobQueue#enqueueAll(List)}. */
    @CheckReturnValue
    default Uni<List<JobId>> enqueueAll(List<T> payloads) {
        return enqueueAll(payloads, JobOptions.NOW);
    }

    /** Adds several jobs; see {@link JobQueue#enqueueAll(List, JobOptions)}. */
    @CheckReturnValue
    Uni<List<JobId>> enqueueAll(List<T> payloads, JobOptions options);

    /** Emits what is known of a job; null if it is unknown. */
    @CheckReturnValue
    Uni<@Nullable Job<T>> job(JobId id);

    /** Emits jobs of one state; see {@link JobQueue#jobs}. */
    @CheckReturnValue
    Uni<List<Job<T>>> jobs(JobState state, int offset, int count);

    @CheckReturnValue
    Uni<JobCounts> counts();

    /** Cancels a job; see {@link JobQueue#cancel}. */
    @CheckReturnValue
    Uni<Boolean> cancel(JobId id);

    /** Lets a job wait again; see {@link JobQueue#retry}. */
    @CheckReturnValue
    Uni<Boolean> retry(JobId id);

    /** Lets all dead jobs wait again; see {@link JobQueue#retryDead}. */
    @CheckReturnValue
    Uni<Long> retryDead();

    /** Removes a job; see {@link JobQueue#remove}. */
    @CheckReturnValue
    Uni<Boolean> remove(JobId id);

    /** Lets no job start until {@link #resume}. */
    @CheckReturnValue
    Uni<Void> pause();

    /** Lets jobs start again. */
    @CheckReturnValue
    Uni<Void> resume();

    /** Sets a schedule; see {@link JobQueue#schedule}. */
    @CheckReturnValue
    Uni<JobSchedule> schedule(String name, String cron, @Nullable T payload, ZoneId zone);

    /** Removes a schedule; see {@link JobQueue#unschedule}. */
    @CheckReturnValue
    Uni<Boolean> unschedule(String name);

    /** Emits the schedules, the soonest first. */
    @CheckReturnValue
    Uni<List<JobSchedule>> schedules();

    /** Does the jobs of this queue in this process from now on. */
    JobWorker work(WorkerOptions options, ReactiveJobHandler<T> handler);
}

package io.redkit.queue;

import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A queue of jobs. Blocks; not to be called on an event loop. Failures are {@link io.redkit.RedisException}s, wrong arguments
 * {@link IllegalArgumentException}s.
 *
 * @param <T> type of the payloads
 * @see ReactiveJobQueue
 */
public interface JobQueue<T> {

    String name();

    /** Adds a job, to be done as soon as possible. */
    default JobId enqueue(T payload) {
        return enqueue(payload, JobOptions.NOW);
    }

    /**
     * Adds a job. Returns its id; or that of another one which stands for it, see {@link JobUniqueness}. A job is added once,
     * however often it has to be sent because replies are lost.
     * <p>
     * While Redis is away this fails; or, with {@code job.while-away=spool}, keeps the job in memory and adds it later.
     *
     * @throws io.redkit.RedisOverloadException if the memory for jobs that wait for Redis is full
     */
    JobId enqueue(T payload, JobOptions options);

    /** Adds several jobs in one step: all or, if that fails, none as a rule. Returns their ids in order. */
    default List<JobId> enqueueAll(List<T> payloads) {
        return enqueueAll(payloads, JobOptions.NOW);
    }

    /**
     * Adds several jobs with the same options in one step, up to 1000.
     *
     * @throws IllegalArgumentException if there are more, or the options have an id and there is more than one
     */
    List<JobId> enqueueAll(List<T> payloads, JobOptions options);

    /** Returns what is known of a job; null if it is unknown, or was forgotten after its end. */
    @Nullable
    Job<T> job(JobId id);

    /**
     * Returns jobs of one state: those that wait in the order in which they will be done, delayed ones by their times, active
     * ones by the ends of their leases, others the oldest first.
     *
     * @param offset number of jobs to leave out
     * @param count most jobs to return
     */
    List<Job<T>> jobs(JobState state, int offset, int count);

    JobCounts counts();

    /**
     * Cancels a job. One that waits is cancelled at once. The handler of an active one is interrupted, or its {@code Uni}
     * cancelled; if it completes nevertheless, the job is completed. Returns false if the job has ended otherwise, or is
     * unknown.
     */
    boolean cancel(JobId id);

    /** Lets a job that is dead or was cancelled wait again, with all its attempts before it. Returns whether it was. */
    boolean retry(JobId id);

    /** Lets all dead jobs wait again. Returns how many. */
    long retryDead();

    /** Removes a job that is not active. Returns whether it was there and not active. */
    boolean remove(JobId id);

    /** Lets no job of this queue start, in any process, until {@link #resume}. Active ones go on. */
    void pause();

    /** Lets jobs start again. */
    void resume();

    /**
     * Sets a schedule, which adds a job at each of its times, once for all processes. The same one again changes nothing;
     * another one of this name is replaced. Times that pass while no process works on the queue are made up for by one job.
     *
     * @param name 1 to 150 visible ASCII characters
     * @param cron in the syntax of Quartz, with seconds: {@code 0 0 3 * * ?} is each day at three
     * @param payload that of each job, null for none
     * @param zone where the clock hangs
     * @throws IllegalArgumentException if the expression is wrong or has no time in the future
     */
    JobSchedule schedule(String name, String cron, @Nullable T payload, ZoneId zone);

    /** Removes a schedule. Jobs that it has added stay. Returns whether there was one. */
    boolean unschedule(String name);

    /** Returns the schedules, the soonest first. */
    List<JobSchedule> schedules();

    /** Does the jobs of this queue in this process from now on; see {@link RedisJob} for methods of beans. */
    JobWorker work(WorkerOptions options, JobHandler<T> handler);
}

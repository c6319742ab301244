package io.redkit.runtime.queue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.redkit.queue.Job;
import io.redkit.queue.JobCounts;
import io.redkit.queue.JobHandler;
import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobSchedule;
import io.redkit.queue.JobState;
import io.redkit.queue.JobWorker;
import io.redkit.queue.ReactiveJobHandler;
import io.redkit.queue.ReactiveJobQueue;
import io.redkit.queue.WorkerOptions;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** A queue of one client. */
final class UniJobQueue<T> implements ReactiveJobQueue<T> {

    private static final int MOST_AT_ONCE = 1000;
    private static final int DEAD_AT_ONCE = 500;
    private static final List<String> STATES = Stream.of(JobState.values()).map(UniJobQueue::word).toList();
    private static final int LONGEST_NAME = 150;

    private final ClientJobs jobs;
    private final QueueKeys queue;
    private final Payloads<T> payloads;
    private final JobScripts scripts;

    UniJobQueue(ClientJobs jobs, JobScripts scripts, QueueKeys queue, Payloads<T> payloads) {
        this.jobs = jobs;
        this.scripts = scripts;
        this.queue = queue;
        this.payloads = payloads;
    }

    private static String word(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return queue.name();
    }

    @Override
    public Uni<JobId> enqueue(T payload, JobOptions options) {
        Draft draft = Draft.of(payloads.codec().encode(payload), options);
        return jobs.enqueuing().add(queue, List.of(draft)).map(ids -> new JobId(ids.get(0)));
    }

    @Override
    public Uni<List<JobId>> enqueueAll(List<T> all, JobOptions options) {
        if (all.size() > MOST_AT_ONCE || options.id() != null && all.size() > 1) {
            throw new IllegalArgumentException(all.size() + " jobs are more than can be added at once: up to " + MOST_AT_ONCE
                    + ", or one with an id of its own");
        }
        if (all.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Draft> drafts = all.stream().map(payload -> Draft.of(payloads.codec().encode(payload), options)).toList();
        return jobs.enqueuing().add(queue, drafts).map(ids -> ids.stream().map(JobId::new).toList());
    }

    @Override
    public Uni<@Nullable Job<T>> job(JobId id) {
        return scripts.job(queue, id.value(), reply -> JobFields.of(id.value(), reply, payloads));
    }

    @Override
    public Uni<List<Job<T>>> jobs(JobState state, int offset, int count) {
        if (offset < 0 || count < 1 || count > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "Jobs " + offset + " and " + count + " from there cannot be listed; the offset must"
                            + " not be negative, and the number 1 to " + MOST_AT_ONCE);
        }
        return scripts.list(queue, word(state), offset, count, this::listed);
    }

    private @Nullable Job<T> listed(@Nullable Response reply) {
        Response entry = JobReplies.list(reply);
        return JobFields.of(entry.get(0).toString(), entry.get(1), payloads);
    }

    @Override
    public Uni<JobCounts> counts() {
        return scripts.counts(queue, STATES).map(UniJobQueue::counts);
    }

    private static JobCounts counts(List<Long> numbers) {
        Map<JobState, Long> byState = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            byState.put(state, numbers.get(state.ordinal() + 1));
        }
        return new JobCounts(numbers.get(0) == 1, byState);
    }

    @Override
    public Uni<Boolean> cancel(JobId id) {
        return scripts.cancel(queue, id.value());
    }

    @Override
    public Uni<Boolean> retry(JobId id) {
        return scripts.retry(queue, id.value());
    }

    @Override
    public Uni<Long> retryDead() {
        return scripts.retryDead(queue, DEAD_AT_ONCE)
                .chain(moved -> moved < DEAD_AT_ONCE ? Uni.createFrom().item(moved) : retryDead().map(more -> moved + more));
    }

    @Override
    public Uni<Boolean> remove(JobId id) {
        return scripts.remove(queue, id.value());
    }

    @Override
    public Uni<Void> pause() {
        return scripts.pause(queue, true).replaceWithVoid();
    }

    @Override
    public Uni<Void> resume() {
        return scripts.pause(queue, false).replaceWithVoid();
    }

    @Override
    public Uni<JobSchedule> schedule(String name, String cron, @Nullable T payload, ZoneId zone) {
        if (new JobId(name).value().length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name of a schedule has more than " + LONGEST_NAME + " characters");
        }
        Crons.check(cron);
        byte[] bytes = payloads.encode(payload);
        return scripts.time(queue).chain(now -> {
            long next = Crons.next(cron, zone, now);
            if (next == 0) {
                throw new IllegalArgumentException("The cron expression " + cron + " has no time in the future");
            }
            return scripts.schedule(queue, name, cron, zone.getId(), bytes, next);
        }).map(next -> new JobSchedule(name, cron, zone, Instant.ofEpochMilli(next)));
    }

    @Override
    public Uni<Boolean> unschedule(String name) {
        return scripts.unschedule(queue, name);
    }

    @Override
    public Uni<List<JobSchedule>> schedules() {
        return scripts.schedules(queue, UniJobQueue::listedSchedule);
    }

    private static JobSchedule listedSchedule(@Nullable Response reply) {
        Response entry = JobReplies.list(reply);
        return new JobSchedule(entry.get(0).toString(), entry.get(1).toString(), Crons.zone(entry.get(2).toString()),
                Instant.ofEpochMilli(entry.get(3).toLong()));
    }

    @Override
    public JobWorker work(WorkerOptions options, ReactiveJobHandler<T> handler) {
        return jobs.work(queue, options, new ReactiveHandling<>(handler, payloads, jobs.vertx()));
    }

    /** The same for a handler that may block. */
    JobWorker workBlocking(WorkerOptions options, JobHandler<T> handler) {
        return jobs.work(queue, options, new BlockingHandling<>(handler, payloads, jobs.threads(options)));
    }

    @Override
    public String toString() {
        return queue.toString();
    }
}

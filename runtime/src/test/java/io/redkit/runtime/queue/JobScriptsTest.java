package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.queue.Job;
import io.redkit.queue.JobId;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobState;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.pattern.Timers;
import io.redkit.testkit.TestRedis;

/** What the scripts of a queue answer to those who repeat themselves, are late, or are dead. */
class JobScriptsTest {

    private static final WorkerSpec LASTING = spec(Duration.ofMinutes(1));
    /** Leases that end, so that a test sees what becomes of the job. */
    private static final WorkerSpec BRIEF = spec(Duration.ofMillis(300));

    private final RedkitClient client = TestRedis.client(settings -> settings);
    private final ClientJobs jobs = new ClientJobs(client.patterns(), JobSettings.DEFAULT, Executors::newCachedThreadPool);
    private final JobScripts scripts = new JobScripts(client.patterns());
    private final String name = UUID.randomUUID().toString();
    private final JobQueue<String> queue = jobs.blocking().of(name, String.class);
    private final QueueKeys keys = QueueKeys.of(client.patterns().keys(), name, true);

    @AfterEach
    void close() {
        jobs.close();
        client.close(Duration.ZERO);
    }

    private static WorkerSpec spec(Duration lease) {
        return new WorkerSpec(WorkerOptions.DEFAULT.lease(lease).attempts(2), JobSettings.DEFAULT);
    }

    private List<TakenJob> turn(String worker, long number, int room) {
        return turn(LASTING, worker, number, room);
    }

    private List<TakenJob> turn(WorkerSpec spec, String worker, long number, int room) {
        return scripts.turn(keys, worker, number, room, spec).await().indefinitely().jobs().stream()
                .map(fields -> TakenJob.of(fields, worker + ':' + number)).toList();
    }

    private long finish(TakenJob job, Ending ending) {
        assertThat(ending.job()).isEqualTo(job);
        return scripts.finish(keys, JobSettings.DEFAULT.history(), List.of(ending)).await().indefinitely().get(0);
    }

    private Job<String> job(JobId id) {
        return java.util.Objects.requireNonNull(queue.job(id));
    }

    private TakenJob taken(String payload) {
        return taken(LASTING, payload);
    }

    private TakenJob taken(WorkerSpec spec, String payload) {
        queue.enqueue(payload);
        return turn(spec, "one", 1, 1).get(0);
    }

    @Test
    void turn_sameNumberAgain_answersWithTheSameJobs() {
        queue.enqueueAll(List.of("a", "b", "c"));

        List<TakenJob> first = turn("one", 1, 2);
        List<TakenJob> again = turn("one", 1, 2);

        assertThat(again).extracting(TakenJob::id).isEqualTo(first.stream().map(TakenJob::id).toList()).hasSize(2);
        assertThat(again).extracting(TakenJob::attempt).containsOnly(1);
        assertThat(turn("one", 2, 2)).hasSize(1);
    }

    @Test
    void turn_sameNumberAfterAJobHasEnded_answersWithTheRest() {
        queue.enqueueAll(List.of("a", "b"));
        List<TakenJob> first = turn("one", 1, 2);
        finish(first.get(0), Ending.completed(first.get(0), new byte[0], null));

        assertThat(turn("one", 1, 2)).extracting(TakenJob::id).containsExactly(first.get(1).id());
    }

    @Test
    void turn_thatComesAfterALaterOne_takesNothing() {
        queue.enqueueAll(List.of("a", "b"));
        turn("one", 1, 0);
        List<TakenJob> second = turn("one", 2, 1);

        assertThat(turn("one", 1, 1)).isEmpty();

        assertThat(turn("one", 2, 1)).extracting(TakenJob::id).containsExactly(second.get(0).id());
        assertThat(turn("one", 3, 1)).hasSize(1);
    }

    @Test
    void schedule_setByAClockThatWasAhead_isSetBack() {
        long next = scripts.time(keys).await().indefinitely() + 60_000;
        schedule(next + 3_600_000);

        assertThat(schedule(next)).isEqualTo(next);
        assertThat(schedule(next + 60_000)).isEqualTo(next);
    }

    private long schedule(long next) {
        return scripts.schedule(keys, "nightly", "0 0 3 * * ?", "UTC", new byte[0], next).await().indefinitely();
    }

    @Test
    void finish_again_isAnsweredAsBefore() {
        TakenJob job = taken("a");
        Ending ending = Ending.failed(job, Ending.Outcome.RETRY, "no", 60_000, null);

        assertThat(finish(job, ending)).isEqualTo(1);
        assertThat(finish(job, ending)).isEqualTo(1);

        assertThat(job(new JobId(job.id())).state()).isEqualTo(JobState.DELAYED);
        assertThat(queue.counts().of(JobState.DELAYED)).isEqualTo(1);
    }

    @Test
    void finish_forgottenJob_isAnsweredAsBefore() {
        TakenJob job = taken("a");
        JobSettings.History nothing = new JobSettings.History(0, Duration.ofDays(1), 0, Duration.ofDays(1));
        List<Ending> ending = List.of(Ending.completed(job, new byte[0], null));

        assertThat(scripts.finish(keys, nothing, ending).await().indefinitely()).containsExactly(1L);
        assertThat(queue.job(new JobId(job.id()))).isNull();
        assertThat(scripts.finish(keys, nothing, ending).await().indefinitely()).containsExactly(1L);
    }

    @Test
    void lease_over_isMarkedFirstAndTakenLater() {
        TakenJob job = taken(BRIEF, "a");
        JobId id = new JobId(job.id());

        await().atMost(Duration.ofSeconds(20)).until(() -> turn(BRIEF, "two", System.nanoTime(), 0).isEmpty()
                && "1".equals(String.valueOf(client.blocking().execute("HEXISTS", keys.job(job.id()), "marked"))));
        assertThat(job(id).state()).isEqualTo(JobState.ACTIVE);
        assertThat(job(id).stalls()).isZero();

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            turn(BRIEF, "two", System.nanoTime(), 0);
            return job(id).state() == JobState.WAITING;
        });
        assertThat(job(id).stalls()).isEqualTo(1);
        assertThat(finish(job, Ending.completed(job, new byte[0], null))).isZero();
        assertThat(turn(BRIEF, "three", 1, 1)).singleElement().satisfies(again -> {
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.stalls()).isEqualTo(1);
        });
    }

    @Test
    void lease_renewedAfterTheMark_isNotTaken() {
        TakenJob job = taken(BRIEF, "a");
        Attempt attempt = new Attempt(job, BRIEF, new Attempt.Owner() {
            @Override
            public void report(Attempt its, Ending ending) {
            }

            @Override
            public void ended(Attempt its) {
            }

            @Override
            public void note(Attempt its, io.redkit.queue.JobProgress progress) {
            }
        }, new Timers(TestRedis.VERTX, "queue"));
        await().atMost(Duration.ofSeconds(20)).until(() -> turn(BRIEF, "two", System.nanoTime(), 0).isEmpty()
                && "1".equals(String.valueOf(client.blocking().execute("HEXISTS", keys.job(job.id()), "marked"))));

        assertThat(scripts.renew(keys, 60_000, List.of(attempt)).await().indefinitely()).containsExactly(1L);

        assertThat(String.valueOf(client.blocking().execute("HEXISTS", keys.job(job.id()), "marked"))).isEqualTo("0");
        assertThat(finish(job, Ending.completed(job, new byte[0], null))).isEqualTo(1);
    }

    @Test
    void stalls_asOftenAsItsAttempts_areItsDeath() {
        JobId id = queue.enqueue("a");

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            turn(BRIEF, "two", System.nanoTime(), 1); // and vanishes
            return job(id).state() == JobState.DEAD;
        });

        assertThat(job(id).attempts()).isEqualTo(2);
        assertThat(job(id).stalls()).isEqualTo(2);
        assertThat(job(id).failure()).startsWith("stalled");
    }

    @Test
    void jobs_whoseHashesAreGone_holdUpNobody() {
        JobId evicted = queue.enqueue("a");
        JobId delayed = queue.enqueue("b", io.redkit.queue.JobOptions.in(Duration.ofMillis(1)));
        client.blocking().execute("DEL", keys.job(evicted.value()));
        client.blocking().execute("DEL", keys.job(delayed.value()));
        JobId whole = queue.enqueue("c");

        await().until(() -> turn("one", System.nanoTime(), 3).stream().anyMatch(job -> job.id().equals(whole.value())));

        assertThat(queue.counts().of(JobState.DELAYED)).isZero();
        assertThat(queue.counts().of(JobState.WAITING)).isZero();
        assertThat(queue.counts().of(JobState.ACTIVE)).isEqualTo(1);
    }
}

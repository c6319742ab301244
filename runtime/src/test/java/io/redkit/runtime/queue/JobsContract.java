package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.queue.Job;
import io.redkit.queue.JobContext;
import io.redkit.queue.JobHandler;
import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobProgress;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobRejectedException;
import io.redkit.queue.JobSchedule;
import io.redkit.queue.JobState;
import io.redkit.queue.JobUniqueness;
import io.redkit.queue.JobWorker;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** What queues do, on whatever servers; with two clients, as two processes would be. */
abstract class JobsContract {

    private static final WorkerOptions OPTIONS = WorkerOptions.DEFAULT.backoff(Duration.ofMillis(20), Duration.ofMillis(40));
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final RedkitClient oneClient = client();
    private final RedkitClient otherClient = client();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final JobSettings settings = JobSettings.DEFAULT.drainTimeout(Duration.ofMillis(300));
    private final ClientJobs one = new ClientJobs(oneClient.patterns(), settings, () -> threads);
    private final ClientJobs other = new ClientJobs(otherClient.patterns(), settings, () -> threads);
    private final String name = "a:" + UUID.randomUUID();
    private final JobQueue<Mail> mails = one.blocking().of(name, Mail.class);
    private final JobQueue<Mail> elsewhere = other.blocking().of(name, Mail.class);

    record Mail(String to) {
    }

    abstract TestSettings settings();

    abstract RawRedis raw();

    private RedkitClient client() {
        return TestRedis.client(settings().keyPrefix("shop:"));
    }

    @AfterEach
    void end() {
        one.close();
        other.close();
        threads.shutdownNow();
        oneClient.close(Duration.ZERO);
        otherClient.close(Duration.ZERO);
    }

    private String key(String more) {
        return "shop:" + KeySpace.key(KeySpace.QUEUE, KeySpace.hashTag(name)) + more;
    }

    private JobWorker work(JobHandler<Mail> handler) {
        return mails.work(OPTIONS, handler);
    }

    private void awaitState(JobId id, JobState state) {
        await().untilAsserted(() -> assertThat(job(id).state()).isEqualTo(state));
    }

    private Job<Mail> job(JobId id) {
        return Objects.requireNonNull(elsewhere.job(id));
    }

    private static void waitForInterrupt() {
        try {
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void enqueue_workerElsewhere_doesTheJob() {
        List<Mail> done = new CopyOnWriteArrayList<>();
        elsewhere.work(OPTIONS, (mail, context) -> done.add(mail));

        JobId id = mails.enqueue(new Mail("ada"));

        awaitState(id, JobState.COMPLETED);
        assertThat(done).containsExactly(new Mail("ada"));
        assertThat(job(id).payload()).isEqualTo(new Mail("ada"));
    }

    @Test
    void enqueue_idleWorker_startsAtOnce() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        work((mail, context) -> {
            started.countDown();
            return null;
        });
        await().until(() -> raw().number("EXISTS", key(":meta")) >= 0); // the worker has had a turn soon
        mails.enqueue(new Mail("ada"));

        assertThat(started.await(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void enqueue_sameIdAgain_addsOneJob() {
        AtomicInteger runs = new AtomicInteger();
        JobId id = mails.enqueue(new Mail("ada"), JobOptions.NOW.id("order-42"));
        elsewhere.enqueue(new Mail("bob"), JobOptions.NOW.id("order-42"));
        work((mail, context) -> runs.incrementAndGet());
        awaitState(id, JobState.COMPLETED);

        elsewhere.enqueue(new Mail("bob"), JobOptions.NOW.id("order-42"));

        JobId last = mails.enqueue(new Mail("last"));
        awaitState(last, JobState.COMPLETED);
        assertThat(runs).hasValue(2);
        assertThat(job(id).payload()).isEqualTo(new Mail("ada"));
    }

    @Test
    void enqueueAll_many_allAreDoneOnce() {
        List<String> done = new CopyOnWriteArrayList<>();
        work((mail, context) -> done.add(mail.to()));
        elsewhere.work(OPTIONS, (mail, context) -> done.add(mail.to()));
        List<Mail> all = IntStream.range(0, 300).mapToObj(i -> new Mail("m" + i)).toList();

        mails.enqueueAll(all);

        await().untilAsserted(() -> assertThat(mails.counts().of(JobState.COMPLETED)).isEqualTo(300));
        assertThat(done).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void enqueue_delayed_startsInTimeAndNotBefore() {
        AtomicInteger lateMillis = new AtomicInteger(-1);
        work((mail, context) -> null);
        long start = System.nanoTime();

        JobId id = mails.enqueue(new Mail("ada"), JobOptions.in(Duration.ofMillis(400)));

        assertThat(job(id).state()).isEqualTo(JobState.DELAYED);
        awaitState(id, JobState.COMPLETED);
        assertThat(System.nanoTime() - start).isGreaterThan(399_000_000L);
        Job<Mail> done = job(id);
        lateMillis.set((int) Duration.between(done.dueAt(), done.startedAt()).toMillis());
        assertThat(lateMillis.get()).isBetween(0, 200);
    }

    @Test
    void enqueue_atATimeThatIsOver_startsAtOnce() {
        JobId id = mails.enqueue(new Mail("ada"), JobOptions.at(Instant.now().minusSeconds(60)));

        assertThat(job(id).state()).isEqualTo(JobState.WAITING);
    }

    @Test
    void enqueue_priorities_theHighestIsDoneFirst() {
        List<String> order = new CopyOnWriteArrayList<>();
        mails.enqueue(new Mail("low"), JobOptions.NOW.priority(-1));
        mails.enqueue(new Mail("first"));
        mails.enqueue(new Mail("second"));
        mails.enqueue(new Mail("high"), JobOptions.NOW.priority(1000));

        mails.work(OPTIONS.concurrency(1), (mail, context) -> order.add(mail.to()));

        await().until(() -> order.size() == 4);
        assertThat(order).containsExactly("high", "first", "second", "low");
    }

    @Test
    void handler_fails_isTriedAgainAndThenDead() {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        work((mail, context) -> {
            attempts.add(context.attempt());
            throw new IllegalStateException("no route");
        });

        JobId id = mails.enqueue(new Mail("ada"));

        awaitState(id, JobState.DEAD);
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(job(id).failure()).isEqualTo("java.lang.IllegalStateException: no route");
        assertThat(mails.jobs(JobState.DEAD, 0, 10)).extracting(Job::id).containsExactly(id);
    }

    @Test
    void attempts_ofTheJob_winOverThoseOfTheWorker() {
        work((mail, context) -> {
            throw new IllegalStateException();
        });

        JobId id = mails.enqueue(new Mail("ada"), JobOptions.NOW.attempts(1));

        awaitState(id, JobState.DEAD);
        assertThat(job(id).attempts()).isEqualTo(1);
    }

    @Test
    void handler_rejects_isDeadAtOnce() {
        work((mail, context) -> {
            throw new JobRejectedException("no such address");
        });

        JobId id = mails.enqueue(new Mail("ada"));

        awaitState(id, JobState.DEAD);
        assertThat(job(id).attempts()).isEqualTo(1);
    }

    @Test
    void payload_ofAnotherType_isDeadAtOnce() {
        JobId id = one.blocking().of(name, String.class).enqueue("no mail");
        work((mail, context) -> null);

        awaitState(id, JobState.DEAD);
        assertThat(job(id).attempts()).isEqualTo(1);
        assertThat(job(id).failure()).contains("cannot be decoded");
    }

    @Test
    void retry_deadJob_isDoneWithAllItsAttempts() {
        AtomicBoolean fails = new AtomicBoolean(true);
        work((mail, context) -> {
            if (fails.get()) {
                throw new IllegalStateException();
            }
            return context.attempt();
        });
        JobId id = mails.enqueue(new Mail("ada"));
        awaitState(id, JobState.DEAD);
        fails.set(false);

        assertThat(elsewhere.retry(id)).isTrue();

        awaitState(id, JobState.COMPLETED);
        assertThat(job(id).result(Integer.class)).isEqualTo(1);
        assertThat(elsewhere.retry(id)).isFalse();
    }

    @Test
    void retryDead_several_allWaitAgain() {
        JobWorker worker = mails.work(OPTIONS.attempts(1), (mail, context) -> {
            throw new IllegalStateException();
        });
        mails.enqueueAll(List.of(new Mail("a"), new Mail("b"), new Mail("c")));
        await().until(() -> mails.counts().of(JobState.DEAD) == 3);
        worker.close();

        assertThat(mails.retryDead()).isEqualTo(3);

        assertThat(mails.counts().of(JobState.WAITING)).isEqualTo(3);
    }

    @Test
    void handler_takesTooLong_isInterruptedAndTriedAgain() {
        List<String> story = new CopyOnWriteArrayList<>();
        mails.work(OPTIONS.timeout(Duration.ofMillis(100)), (mail, context) -> {
            if (context.attempt() == 1) {
                try {
                    waitForInterrupt();
                } catch (IllegalStateException e) {
                    story.add("interrupted " + context.isCancelled());
                }
            }
            return context.attempt();
        });

        JobId id = mails.enqueue(new Mail("ada"));

        awaitState(id, JobState.COMPLETED);
        assertThat(story).containsExactly("interrupted true");
        assertThat(job(id).result(Integer.class)).isEqualTo(2);
        assertThat(job(id).failure()).contains("took longer than PT0.1S");
    }

    @Test
    void progressAndResult_ofAJob_areKept() {
        CountDownLatch go = new CountDownLatch(1);
        work((mail, context) -> {
            context.progress(40, "half way");
            go.await();
            context.progress(90, "almost");
            return new Mail("re: " + mail.to());
        });
        JobId id = mails.enqueue(new Mail("ada"));

        await().untilAsserted(() -> assertThat(job(id).progress()).isEqualTo(new JobProgress(40, "half way")));
        go.countDown();

        awaitState(id, JobState.COMPLETED);
        assertThat(job(id).progress()).isEqualTo(new JobProgress(90, "almost"));
        assertThat(job(id).result(Mail.class)).isEqualTo(new Mail("re: ada"));
    }

    @Test
    void cancel_waitingJob_isNeverDone() {
        AtomicInteger runs = new AtomicInteger();
        JobId id = mails.enqueue(new Mail("ada"));
        JobId later = mails.enqueue(new Mail("bob"), JobOptions.in(Duration.ofMillis(50)));

        assertThat(elsewhere.cancel(id)).isTrue();
        assertThat(elsewhere.cancel(later)).isTrue();

        work((mail, context) -> runs.incrementAndGet());
        awaitState(mails.enqueue(new Mail("last"), JobOptions.in(Duration.ofMillis(100))), JobState.COMPLETED);
        assertThat(runs).hasValue(1);
        assertThat(job(id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(elsewhere.cancel(new JobId("unknown"))).isFalse();
    }

    @Test
    void cancel_activeJob_interruptsItsHandlerElsewhere() {
        AtomicBoolean told = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        work((mail, context) -> {
            context.onCancelled(() -> told.set(true));
            started.countDown();
            waitForInterrupt();
            return null;
        });
        JobId id = mails.enqueue(new Mail("ada"));
        await().until(() -> started.getCount() == 0);

        assertThat(elsewhere.cancel(id)).isTrue();

        awaitState(id, JobState.CANCELLED);
        assertThat(told).isTrue();
        assertThat(job(id).attempts()).isEqualTo(1);
    }

    @Test
    void cancel_activeReactiveJob_cancelsItsUni() {
        AtomicBoolean cancelled = new AtomicBoolean();
        other.reactive().of(name, Mail.class).work(OPTIONS,
                (mail, context) -> Uni.createFrom().nothing().onCancellation().invoke(() -> cancelled.set(true)));
        JobId id = mails.enqueue(new Mail("ada"));
        awaitState(id, JobState.ACTIVE);

        mails.cancel(id);

        awaitState(id, JobState.CANCELLED);
        assertThat(cancelled).isTrue();
    }

    @Test
    void reactive_handler_isDone() {
        other.reactive().of(name, Mail.class).work(OPTIONS,
                (mail, context) -> Uni.createFrom().item(mail.to()).onItem().delayIt().by(Duration.ofMillis(10)));

        JobId id = one.reactive().of(name, Mail.class).enqueue(new Mail("ada")).await().indefinitely();

        awaitState(id, JobState.COMPLETED);
        assertThat(job(id).result(String.class)).isEqualTo("ada");
    }

    @Test
    void pause_waitingJobs_stayUntilResume() {
        AtomicInteger runs = new AtomicInteger();
        work((mail, context) -> runs.incrementAndGet());
        mails.pause();
        JobId id = mails.enqueue(new Mail("ada"));
        JobId delayed = mails.enqueue(new Mail("bob"), JobOptions.in(Duration.ofMillis(50)));

        awaitState(delayed, JobState.WAITING);
        assertThat(runs).hasValue(0);
        assertThat(mails.counts().isPaused()).isTrue();
        elsewhere.resume();

        awaitState(id, JobState.COMPLETED);
        awaitState(delayed, JobState.COMPLETED);
    }

    @Test
    void untilDone_secondJob_isTheFirst() {
        JobOptions options = JobOptions.NOW.deduplicate(JobUniqueness.untilDone("report"));
        JobId first = mails.enqueue(new Mail("one"), options);

        assertThat(elsewhere.enqueue(new Mail("two"), options)).isEqualTo(first);

        work((mail, context) -> null);
        awaitState(first, JobState.COMPLETED);
        assertThat(elsewhere.enqueue(new Mail("three"), options)).isNotEqualTo(first);
    }

    @Test
    void throttle_withinItsTime_isTheFirst() {
        JobOptions options = JobOptions.NOW.deduplicate(JobUniqueness.throttle("report", Duration.ofMillis(600)));
        JobId first = mails.enqueue(new Mail("one"), options);
        work((mail, context) -> null);
        awaitState(first, JobState.COMPLETED);

        assertThat(elsewhere.enqueue(new Mail("two"), options)).isEqualTo(first);

        await().until(() -> !elsewhere.enqueue(new Mail("three"), options).equals(first));
    }

    @Test
    void debounce_newerJobs_replaceThePayloadAndDelayIt() {
        JobOptions options = JobOptions.NOW.deduplicate(JobUniqueness.debounce("index", Duration.ofMillis(300)));
        List<String> done = new CopyOnWriteArrayList<>();
        work((mail, context) -> done.add(mail.to()));
        JobId first = mails.enqueue(new Mail("one"), options);
        Instant due = job(first).dueAt();
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);

        assertThat(elsewhere.enqueue(new Mail("two"), options)).isEqualTo(first);

        assertThat(job(first).dueAt()).isAfter(due);
        awaitState(first, JobState.COMPLETED);
        assertThat(done).containsExactly("two");
        assertThat(mails.enqueue(new Mail("three"), options)).isNotEqualTo(first);
    }

    @Test
    void concurrencyOfAll_twoWorkers_isNotExceeded() {
        AtomicInteger active = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        JobHandler<Mail> handler = (mail, context) -> {
            most.accumulateAndGet(active.incrementAndGet(), Math::max);
            LockSupport.parkNanos(5_000_000);
            active.decrementAndGet();
            return null;
        };
        mails.work(OPTIONS.concurrencyOfAll(3), handler);
        elsewhere.work(OPTIONS.concurrencyOfAll(3), handler);

        mails.enqueueAll(IntStream.range(0, 60).mapToObj(i -> new Mail("m" + i)).toList());

        await().untilAsserted(() -> assertThat(mails.counts().of(JobState.COMPLETED)).isEqualTo(60));
        assertThat(most.get()).isBetween(2, 3);
    }

    @Test
    void rate_twoWorkers_isNotExceededInAnyPeriod() {
        mails.work(OPTIONS.rate(5, Duration.ofMillis(300)), (mail, context) -> null);
        elsewhere.work(OPTIONS.rate(5, Duration.ofMillis(300)), (mail, context) -> null);

        List<JobId> ids = mails.enqueueAll(IntStream.range(0, 20).mapToObj(i -> new Mail("m" + i)).toList());

        await().untilAsserted(() -> assertThat(mails.counts().of(JobState.COMPLETED)).isEqualTo(20));
        List<Instant> starts = new ArrayList<>(ids.stream().map(id -> job(id).startedAt()).sorted().toList());
        for (int i = 5; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 5), starts.get(i))).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void history_moreThanIsKept_isForgotten() {
        RedkitClient third = client();
        ClientJobs brief = new ClientJobs(third.patterns(),
                settings.history(new JobSettings.History(5, Duration.ofDays(1), 5, Duration.ofDays(1))), () -> threads);
        JobQueue<Mail> its = brief.blocking().of(name, Mail.class);
        List<JobId> ids = its.enqueueAll(IntStream.range(0, 20).mapToObj(i -> new Mail("m" + i)).toList());
        its.work(OPTIONS, (mail, context) -> null);

        await().untilAsserted(() -> {
            assertThat(its.counts().of(JobState.COMPLETED)).isEqualTo(5);
            assertThat(ids.stream().filter(id -> its.job(id) != null)).hasSize(5);
        });
        brief.close();
        third.close(Duration.ZERO);
    }

    @Test
    void remove_forgottenId_isStillKnown() {
        JobId id = mails.enqueue(new Mail("ada"), JobOptions.NOW.id("order-42"));

        assertThat(mails.remove(id)).isTrue();

        assertThat(mails.job(id)).isNull();
        mails.enqueue(new Mail("ada"), JobOptions.NOW.id("order-42"));
        assertThat(mails.job(id)).isNull();
        assertThat(mails.remove(id)).isFalse();
    }

    @Test
    void schedule_everySecond_runsOncePerTimeInTheCluster() {
        List<Job<Mail>> done = new CopyOnWriteArrayList<>();
        JobHandler<Mail> handler = (mail, context) -> done.add(job(context.id()));
        work(handler);
        elsewhere.work(OPTIONS, handler);

        JobSchedule schedule = mails.schedule("nightly", "* * * * * ?", new Mail("all"), UTC);
        assertThat(elsewhere.schedule("nightly", "* * * * * ?", new Mail("all"), UTC).name()).isEqualTo("nightly");

        await().until(() -> done.size() >= 3);
        assertThat(mails.unschedule("nightly")).isTrue();
        assertThat(done).extracting(each -> each.id().value()).doesNotHaveDuplicates()
                .contains("nightly@" + schedule.next().toEpochMilli());
        assertThat(done).allSatisfy(each -> {
            assertThat(each.schedule()).isEqualTo("nightly");
            assertThat(each.payload()).isEqualTo(new Mail("all"));
        });
        assertThat(mails.schedules()).isEmpty();
    }

    @Test
    void schedule_timesMissed_areMadeUpForByOneJob() {
        mails.schedule("daily", "0 0 3 * * ?", null, UTC);
        raw().send("ZADD", key(":schedules"), String.valueOf(Instant.now().minusSeconds(300_000).toEpochMilli()), "daily");
        List<Mail> payloads = new ArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        work((mail, context) -> {
            payloads.add(mail);
            return runs.incrementAndGet();
        });

        await().until(() -> runs.get() == 1);
        assertThat(payloads).containsOnlyNulls();
        assertThat(mails.schedules()).singleElement()
                .satisfies(its -> assertThat(its.next()).isAfter(Instant.now()));
    }

    @Test
    void schedule_wrongCron_isRefused() {
        assertThatThrownBy(() -> mails.schedule("x", "0 0 25 * * ?", null, UTC)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mails.schedule("x", "0 0 3 * * ? 2001", null, UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void close_activeJobs_finishAndNoneIsTaken() {
        CountDownLatch go = new CountDownLatch(1);
        JobWorker worker = mails.work(OPTIONS.concurrency(1), (mail, context) -> go.await(5, TimeUnit.SECONDS));
        JobId first = mails.enqueue(new Mail("one"));
        JobId second = mails.enqueue(new Mail("two"));
        awaitState(first, JobState.ACTIVE);
        threads.execute(() -> {
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
            go.countDown();
        });

        worker.close();

        assertThat(job(first).state()).isEqualTo(JobState.COMPLETED);
        assertThat(job(second).state()).isEqualTo(JobState.WAITING);
    }

    @Test
    void close_jobsThatDoNotFinish_areGivenBackAtOnce() {
        JobWorker worker = mails.work(OPTIONS, (mail, context) -> {
            waitForInterrupt();
            return null;
        });
        JobId id = mails.enqueue(new Mail("one"));
        awaitState(id, JobState.ACTIVE);

        worker.close();

        assertThat(job(id).state()).isEqualTo(JobState.WAITING);
        assertThat(job(id).attempts()).isZero();
        assertThat(job(id).stalls()).isZero();
    }

    @Test
    void context_ofAHandler_tellsTheJob() {
        List<JobContext> contexts = new CopyOnWriteArrayList<>();
        work((mail, context) -> contexts.add(context));

        JobId id = mails.enqueue(new Mail("ada"));

        awaitState(id, JobState.COMPLETED);
        assertThat(contexts).singleElement().satisfies(context -> {
            assertThat(context.id()).isEqualTo(id);
            assertThat(context.attempt()).isEqualTo(1);
            assertThat(context.isCancelled()).isFalse();
        });
    }
}

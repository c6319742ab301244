package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.redkit.queue.Job;
import io.redkit.queue.JobContext;
import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobProgress;
import io.redkit.queue.JobRejectedException;
import io.redkit.queue.JobState;
import io.redkit.queue.JobWorker;
import io.redkit.testkit.Servers;
import io.smallrye.mutiny.Uni;

/** What becomes of jobs: they are added, done, tried again, and dead. */
class JobsTest extends JobsContract {

    JobsTest(Servers servers) {
        super(servers);
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
            if (mail.to().equals("ada")) {
                started.countDown();
            }
            return null;
        });
        awaitState(mails.enqueue(new Mail("first")), JobState.COMPLETED); // and so it is idle

        mails.enqueue(new Mail("ada"));

        assertThat(started.await(4, TimeUnit.SECONDS)).as("before it looks by itself").isTrue();
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
        work((mail, context) -> null);
        long start = System.nanoTime();

        JobId id = mails.enqueue(new Mail("ada"), JobOptions.in(Duration.ofMillis(400)));

        awaitState(id, JobState.COMPLETED);
        assertThat(System.nanoTime() - start).isGreaterThan(399_000_000L);
        Job<Mail> done = job(id);
        assertThat(Duration.between(done.dueAt(), done.startedAt())).isBetween(Duration.ZERO, Duration.ofSeconds(3));
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
    void reactive_handler_isDone() {
        other.reactive().of(name, Mail.class).work(OPTIONS,
                (mail, context) -> Uni.createFrom().item(mail.to()).onItem().delayIt().by(Duration.ofMillis(10)));

        JobId id = one.reactive().of(name, Mail.class).enqueue(new Mail("ada")).await().indefinitely();

        awaitState(id, JobState.COMPLETED);
        assertThat(job(id).result(String.class)).isEqualTo("ada");
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

    @Test
    void enqueue_delayed_isDelayed() {
        JobId id = mails.enqueue(new Mail("ada"), JobOptions.in(Duration.ofHours(1)));

        assertThat(job(id).state()).isEqualTo(JobState.DELAYED);
    }
}

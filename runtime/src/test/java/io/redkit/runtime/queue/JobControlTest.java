package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobState;
import io.redkit.queue.JobWorker;
import io.redkit.testkit.Servers;
import io.smallrye.mutiny.Uni;

/** What stops jobs and workers: cancelling, pausing, a timeout, and the end of a worker. */
class JobControlTest extends JobsContract {

    JobControlTest(Servers servers) {
        super(servers);
    }

    @Test
    void handler_takesTooLong_isInterruptedAndTriedAgain() {
        List<String> story = new CopyOnWriteArrayList<>();
        mails.work(OPTIONS.timeout(Duration.ofSeconds(1)), (mail, context) -> {
            if (story.isEmpty()) {
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
        assertThat(job(id).result(Integer.class)).isGreaterThan(1);
        assertThat(job(id).failure()).contains("took longer than PT1S");
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
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean cancelled = new AtomicBoolean();
        other.reactive().of(name, Mail.class).work(OPTIONS,
                (mail, context) -> Uni.createFrom().nothing().onSubscription().invoke(() -> begun.set(true))
                        .onCancellation().invoke(() -> cancelled.set(true)));
        JobId id = mails.enqueue(new Mail("ada"));
        await().untilTrue(begun);

        mails.cancel(id);

        awaitState(id, JobState.CANCELLED);
        await().untilTrue(cancelled);
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
    void close_activeJobs_finishAndNoneIsTaken() {
        CountDownLatch go = new CountDownLatch(1);
        JobQueue<Mail> its = jobs(settings.drainTimeout(Duration.ofMinutes(1))).blocking().of(name, Mail.class);
        JobWorker worker = its.work(OPTIONS.concurrency(1), (mail, context) -> go.await(60, TimeUnit.SECONDS));
        JobId first = its.enqueue(new Mail("one"));
        JobId second = its.enqueue(new Mail("two"));
        awaitState(first, JobState.ACTIVE);
        threads.execute(() -> {
            await().until(() -> !worker.isRunning());
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
}

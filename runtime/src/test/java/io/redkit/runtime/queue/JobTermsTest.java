package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.queue.Job;
import io.redkit.queue.JobHandler;
import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobSchedule;
import io.redkit.queue.JobState;
import io.redkit.queue.JobUniqueness;
import io.redkit.testkit.Servers;

/** Terms of queues: uniqueness, bounds, history and schedules. */
class JobTermsTest extends JobsContract {

    private static final ZoneId UTC = ZoneId.of("UTC");

    JobTermsTest(Servers servers) {
        super(servers);
    }

    private String key(String more) {
        return "shop:" + KeySpace.key(KeySpace.QUEUE, KeySpace.hashTag(name)) + more;
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
    void untilDone_done_leavesNoKey() {
        String unique = QueueKeys.of(KeySpace.of("shop:"), name, true).base() + ":unique:report";
        JobId id = mails.enqueue(new Mail("one"), JobOptions.NOW.deduplicate(JobUniqueness.untilDone("report")));
        assertThat(servers.raw().number("EXISTS", unique)).isOne();

        work((mail, context) -> null);

        awaitState(id, JobState.COMPLETED);
        assertThat(servers.raw().number("EXISTS", unique)).isZero();
    }

    @Test
    void throttle_withinItsTime_isTheFirst() {
        JobOptions options = JobOptions.NOW.deduplicate(JobUniqueness.throttle("report", Duration.ofHours(1)));
        JobId first = mails.enqueue(new Mail("one"), options);
        work((mail, context) -> null);
        awaitState(first, JobState.COMPLETED);

        assertThat(elsewhere.enqueue(new Mail("two"), options)).isEqualTo(first);
    }

    @Test
    void debounce_newerJobs_replaceThePayloadAndDelayIt() {
        JobOptions options = JobOptions.NOW.deduplicate(JobUniqueness.debounce("index", Duration.ofMillis(300)));
        List<String> done = new CopyOnWriteArrayList<>();
        JobId first = mails.enqueue(new Mail("one"), options);
        Instant due = job(first).dueAt();
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);

        assertThat(elsewhere.enqueue(new Mail("two"), options)).isEqualTo(first);

        assertThat(job(first).dueAt()).isAfter(due);
        work((mail, context) -> done.add(mail.to()));
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
        JobSettings brief = settings.history(new JobSettings.History(5, Duration.ofDays(1), 5, Duration.ofDays(1)));
        JobQueue<Mail> its = jobs(brief).blocking().of(name, Mail.class);
        List<JobId> ids = its.enqueueAll(IntStream.range(0, 20).mapToObj(i -> new Mail("m" + i)).toList());
        its.work(OPTIONS, (mail, context) -> null);

        await().untilAsserted(() -> {
            assertThat(its.counts().of(JobState.COMPLETED)).isEqualTo(5);
            assertThat(ids.stream().filter(id -> its.job(id) != null)).hasSize(5);
        });
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
        servers.raw().send("ZADD", key(":schedules"), String.valueOf(Instant.now().minusSeconds(300_000).toEpochMilli()),
                "daily");
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
    void throttle_afterItsTime_isAnotherOne() {
        JobOptions options = JobOptions.NOW.deduplicate(JobUniqueness.throttle("report", Duration.ofMillis(300)));
        JobId first = mails.enqueue(new Mail("one"), options);

        await().until(() -> !elsewhere.enqueue(new Mail("two"), options).equals(first));
    }
}

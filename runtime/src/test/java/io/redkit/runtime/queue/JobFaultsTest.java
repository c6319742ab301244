package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.devserver.RedisServer;
import io.redkit.queue.Job;
import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobState;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** Workers and queues while Redis, the network or a process is away. */
class JobFaultsTest {

    private static final WorkerOptions OPTIONS = WorkerOptions.DEFAULT.backoff(Duration.ofMillis(20), Duration.ofMillis(40));
    private static final JobSettings SETTINGS = JobSettings.DEFAULT.drainTimeout(Duration.ofMillis(300));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisServer server = RedisServer.start();
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final RedkitClient client = TestRedis.client(TestSettings.at(proxy.port()).commandTimeout(Duration.ofMillis(500))
            .degradedAfter(Duration.ofMillis(200)).retriesUntilDeadline());
    private final RedkitClient straight = TestRedis.client(TestSettings.at(server.port()));
    private final ClientJobs near = new ClientJobs(straight.patterns(), SETTINGS, Executors::newCachedThreadPool);
    private final JobQueue<String> queue = near.blocking().of("q", String.class);
    private ClientJobs far = new ClientJobs(client.patterns(), SETTINGS, Executors::newCachedThreadPool);

    @AfterEach
    void close() {
        proxy.heal();
        far.close();
        near.close();
        client.close(Duration.ZERO);
        straight.close(Duration.ZERO);
        proxy.close();
        server.close();
    }

    private JobQueue<String> farQueue() {
        return far.blocking().of("q", String.class);
    }

    private void spool(int most) {
        far.close();
        far = new ClientJobs(client.patterns(), SETTINGS.spool(most), Executors::newCachedThreadPool);
    }

    private void goAway() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> farQueue().counts() != null); // a busy machine may need a second attempt
        proxy.refuse();
        proxy.reset();
        await().atMost(PATIENCE).until(() -> client.availability().isAway());
    }

    private void awaitState(JobId id, JobState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(queue.job(id)).isNotNull().extracting(Job::state).isEqualTo(state));
    }

    @Test
    void worker_connectionsLost_goesOn() {
        farQueue().work(OPTIONS, (text, context) -> text);
        awaitState(queue.enqueue("before"), JobState.COMPLETED);

        proxy.reset();

        awaitState(queue.enqueue("after"), JobState.COMPLETED);
    }

    @Test
    void worker_serverRestartedEmpty_goesOn() {
        farQueue().work(OPTIONS, (text, context) -> text);
        awaitState(queue.enqueue("before"), JobState.COMPLETED);

        server.kill();
        server.restart();

        await().atMost(PATIENCE).ignoreExceptions()
                .untilAsserted(() -> assertThat(queue.counts().of(JobState.ACTIVE)).isZero());
        awaitState(queue.enqueue("after"), JobState.COMPLETED);
    }

    @Test
    void worker_muteServer_goesOnWhenItSpeaksAgain() {
        farQueue().work(OPTIONS, (text, context) -> text);
        awaitState(queue.enqueue("before"), JobState.COMPLETED);
        proxy.blackHole();
        JobId id = queue.enqueue("meanwhile");

        proxy.heal();

        awaitState(id, JobState.COMPLETED);
        assertThat(Objects.requireNonNull(queue.job(id)).stalls()).isZero();
    }

    @Test
    void job_endsWhileRedisIsAway_isKnownAfterwardsAndDoneOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        farQueue().work(OPTIONS, (text, context) -> {
            attempts.add(context.attempt());
            return go.await(60, TimeUnit.SECONDS);
        });
        JobId id = queue.enqueue("a");
        awaitState(id, JobState.ACTIVE);
        goAway();
        go.countDown();

        proxy.heal();

        awaitState(id, JobState.COMPLETED);
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void job_whoseProcessIsCutOff_isGivenToAnotherOneAndTheFirstIsTold() {
        CountDownLatch lost = new CountDownLatch(1);
        WorkerOptions brief = OPTIONS.lease(Duration.ofSeconds(2));
        farQueue().work(brief, (text, context) -> {
            context.onCancelled(lost::countDown);
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            return "first";
        });
        JobId id = queue.enqueue("a");
        awaitState(id, JobState.ACTIVE);

        proxy.blackHole();
        queue.work(brief, (text, context) -> "second " + context.attempt() + " " + context.stalls());

        awaitState(id, JobState.COMPLETED);
        assertThat(Objects.requireNonNull(queue.job(id)).result(String.class)).isEqualTo("second 2 1");
        proxy.heal();
        await().atMost(PATIENCE).until(() -> lost.getCount() == 0);
    }

    @Test
    void cancel_whileItsWorkerIsCutOff_isLearntWhenThatIsBack() {
        WorkerOptions lasting = OPTIONS.lease(Duration.ofMinutes(2)); // not learnt by the next renewal
        farQueue().work(lasting, (text, context) -> new CountDownLatch(1).await(60, TimeUnit.SECONDS));
        JobId id = queue.enqueue("a");
        awaitState(id, JobState.ACTIVE);
        goAway();
        assertThat(queue.cancel(id)).isTrue();

        proxy.heal();

        awaitState(id, JobState.CANCELLED);
    }

    @Test
    void turn_answerLost_isAskedForUnderTheSameNumber() {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            RedkitClient other = TestRedis
                    .client(TestSettings.at(scripted.port()).commandTimeout(PATIENCE).retriesUntilDeadline());
            ClientJobs its = new ClientJobs(other.patterns(), SETTINGS, Executors::newCachedThreadPool);
            its.blocking().of("q", String.class).work(OPTIONS, (text, context) -> text);

            ReceivedCommand first = scripted.take("EVALSHA");
            first.peer().close();
            ReceivedCommand second = scripted.take("EVALSHA");

            assertThat(second.words()).isEqualTo(first.words());
            other.close(Duration.ZERO); // first, so that the jobs do not wait for an answer
            its.close();
        }
    }

    @Test
    void enqueue_answerLost_isSentAgainUnderTheSameId() {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            RedkitClient other = TestRedis
                    .client(TestSettings.at(scripted.port()).commandTimeout(PATIENCE).retriesUntilDeadline());
            ClientJobs its = new ClientJobs(other.patterns(), SETTINGS, Executors::newCachedThreadPool);
            var adding = its.reactive().of("q", String.class).enqueue("a").subscribeAsCompletionStage();

            ReceivedCommand first = scripted.take("EVALSHA");
            first.peer().close();
            ReceivedCommand second = scripted.take("EVALSHA");

            assertThat(second.words()).isEqualTo(first.words());
            adding.cancel(true);
            other.close(Duration.ZERO); // first, so that the jobs do not wait for an answer
            its.close();
        }
    }

    @Test
    void enqueue_whileAwayAndRefused_fails() {
        goAway();

        assertThatThrownBy(() -> farQueue().enqueue("a")).isInstanceOf(RedisException.class);
        assertThat(client.availability().policies()).contains(new FeaturePolicy("jobs", "refuse"));
    }

    @Test
    void enqueue_whileAwayAndSpooled_isAddedInOrderAfterwards() {
        spool(10);
        goAway();
        JobId first = farQueue().enqueue("a");
        JobId second = farQueue().enqueue("b");
        assertThat(client.availability().policies()).contains(new FeaturePolicy("jobs", "spool"));

        proxy.heal();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(queue.jobs(JobState.WAITING, 0, 10))
                .extracting(each -> each.id()).containsExactly(first, second));
    }

    @Test
    void enqueue_sameIdBeforeAndWhileAway_isAddedOnce() {
        spool(10);
        farQueue().enqueue("a", JobOptions.NOW.id("order-42"));
        goAway();
        farQueue().enqueue("a", JobOptions.NOW.id("order-42"));
        farQueue().enqueue("a", JobOptions.NOW.id("order-42"));
        JobId last = farQueue().enqueue("last");

        proxy.heal();

        await().atMost(PATIENCE).until(() -> queue.job(last) != null);
        assertThat(queue.counts().of(JobState.WAITING)).isEqualTo(2);
    }

    @Test
    void enqueue_moreThanTheMemoryHolds_isRefused() {
        spool(2);
        goAway();
        farQueue().enqueue("a");
        farQueue().enqueue("b");

        assertThatThrownBy(() -> farQueue().enqueue("c")).isInstanceOf(RedisOverloadException.class)
                .hasMessageContaining("job.max-in-memory");
    }

    @Test
    void enqueue_delayedWhileAway_isDueFromTheCallOn() {
        spool(2);
        goAway();
        JobId id = farQueue().enqueue("a", JobOptions.in(Duration.ofMillis(100)));
        await().pollDelay(Duration.ofMillis(150)).until(() -> true);

        proxy.heal();

        awaitState(id, JobState.WAITING);
    }

    @Test
    void enqueue_spooledForAQueueThatRefuses_doesNotHinderOthers() {
        spool(10);
        goAway();
        farQueue("broken").enqueue("a");
        farQueue().enqueue("b");
        JobId last = farQueue().enqueue("c");
        breakQueue();

        proxy.heal();

        awaitState(last, JobState.WAITING);
        assertThat(queue.counts().of(JobState.WAITING)).isEqualTo(2);
    }

    @Test
    void worker_thatCannotLook_saysSoOnce() {
        breakQueue();
        try (LogLines lines = LogLines.of("io.redkit.queue")) {
            farQueue("broken").work(OPTIONS, (text, context) -> text);

            await().atMost(PATIENCE).until(() -> lines.all().stream().anyMatch(JobFaultsTest::isComplaint));
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true); // several attempts
            assertThat(lines.all()).filteredOn(JobFaultsTest::isComplaint).hasSize(1);
        }
    }

    private static boolean isComplaint(String line) {
        return line.startsWith("WARN") && line.contains("no jobs are taken");
    }

    /** Scripts of the queue fail from now on. */
    private void breakQueue() {
        String base = QueueKeys.of(straight.patterns().keys(), "broken", true).base();
        new RawRedis(TestRedis.VERTX, server.port()).send("SET", base + ":meta", "not a hash");
    }

    private JobQueue<String> farQueue(String name) {
        return far.blocking().of(name, String.class);
    }

    @Test
    void close_manyWorkersWhileAway_waitsForThemTogether() {
        CountDownLatch begun = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            farQueue("many-" + i).work(OPTIONS, (text, context) -> {
                begun.countDown();
                return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            });
            near.blocking().of("many-" + i, String.class).enqueue("a");
        }
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        goAway();
        long start = System.nanoTime();

        far.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5)); // 0.3 s and 0.5 s, not 20 times
    }

    @Test
    void reactiveJob_whoseResultCannotBeEncoded_ends() {
        near.reactive().of("q", String.class).work(OPTIONS.attempts(1),
                (text, context) -> Uni.createFrom().item(new Unreadable()));

        awaitState(queue.enqueue("a"), JobState.DEAD);
    }

    /** Something whose class is broken. */
    public static final class Unreadable {

        public String getName() {
            throw new LinkageError("no such class");
        }
    }
}

package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.redkit.queue.Job;
import io.redkit.queue.JobHandler;
import io.redkit.queue.JobId;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobState;
import io.redkit.queue.JobWorker;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.Servers;
import io.redkit.testkit.TestRedis;

/** A queue and two clients, as two processes would have them, on each kind of server. */
@ParameterizedClass(name = "{0}")
@EnumSource(Servers.class)
abstract class JobsContract {

    static final WorkerOptions OPTIONS = WorkerOptions.DEFAULT.backoff(Duration.ofMillis(20), Duration.ofMillis(40));
    /** Nothing is lost here; a machine that stands still for some seconds is to harm nobody. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final ExecutorService threads = Executors.newCachedThreadPool();
    /** So that nothing is learnt by the renewal of a lease. */
    final JobSettings settings = JobSettings.DEFAULT.lease(Duration.ofMinutes(10)).drainTimeout(Duration.ofMillis(300));
    final String name = "a:" + UUID.randomUUID();
    final Servers servers;
    private final List<RedkitClient> clients = new ArrayList<>();
    private final List<ClientJobs> all = new ArrayList<>();
    final ClientJobs one;
    final ClientJobs other;
    final JobQueue<Mail> mails;
    final JobQueue<Mail> elsewhere;

    record Mail(String to) {
    }

    JobsContract(Servers servers) {
        this.servers = servers;
        this.one = jobs(settings);
        this.other = jobs(settings);
        this.mails = one.blocking().of(name, Mail.class);
        this.elsewhere = other.blocking().of(name, Mail.class);
    }

    /** Makes the jobs of one more client. */
    final ClientJobs jobs(JobSettings its) {
        RedkitClient client = TestRedis.client(servers.settings().keyPrefix("shop:").commandTimeout(PATIENCE));
        ClientJobs made = new ClientJobs(client.patterns(), its, () -> threads);
        clients.add(client);
        all.add(made);
        return made;
    }

    @AfterEach
    void end() {
        all.forEach(ClientJobs::close);
        threads.shutdownNow();
        clients.forEach(each -> each.close(Duration.ZERO));
    }

    final JobWorker work(JobHandler<Mail> handler) {
        return mails.work(OPTIONS, handler);
    }

    final ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    final void awaitState(JobId id, JobState state) {
        await().untilAsserted(() -> assertThat(job(id).state()).isEqualTo(state));
    }

    final Job<Mail> job(JobId id) {
        return Objects.requireNonNull(elsewhere.job(id));
    }

    static void waitForInterrupt() {
        try {
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.queue.Job;
import io.redkit.queue.JobContext;
import io.redkit.queue.JobId;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobQueues;
import io.redkit.queue.JobState;
import io.redkit.queue.ReactiveJobQueues;
import io.redkit.queue.RedisJob;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

class RedisJobTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Handlers.class, Visit.class, Email.class))
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"other\".devservices.provider", "embedded");

    @Inject
    JobQueues queues;

    @Inject
    ReactiveJobQueues reactive;

    @Inject
    @RedisClientName("other")
    JobQueues others;

    record Email(String to) {
    }

    private static <T> Job<T> done(JobQueue<T> queue, JobId id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> queue.job(id).state() == JobState.COMPLETED);
        return queue.job(id);
    }

    @Test
    void method_withPayloadAndContext_doesTheJobOnAWorkerThread() {
        JobQueue<Email> emails = queues.of("emails", Email.class);

        JobId id = emails.enqueue(new Email("ada"));

        assertThat(done(emails, id).result(String.class)).isEqualTo("ada " + id + " 1 false");
    }

    @Test
    void method_thatPromises_runsOnAnEventLoop() {
        JobQueue<List<Email>> lists = queues.of("lists", new com.fasterxml.jackson.core.type.TypeReference<>() {
        });

        JobId id = lists.enqueue(List.of(new Email("ada"), new Email("bob")));

        assertThat(done(lists, id).result(String.class)).isEqualTo("bob true");
    }

    @Test
    void method_thatReturnsAStage_isDoneWhenThatIs() {
        JobQueue<String> stages = queues.of("stages", String.class);

        assertThat(done(stages, stages.enqueue("x")).result(String.class)).isEqualTo("x!");
    }

    @Test
    void method_onVirtualThread_ofANamedClient_isDone() {
        JobQueue<Integer> numbers = others.of("numbers", Integer.class);

        assertThat(done(numbers, numbers.enqueue(20)).result(Integer.class)).isEqualTo(21);
    }

    @Test
    void method_withCron_runsByItself() {
        int before = Handlers.TICKS.get();

        await().atMost(Duration.ofSeconds(30)).until(() -> Handlers.TICKS.get() >= before + 2);

        assertThat(queues.of("ticks", Void.class).schedules()).extracting(each -> each.cron()).containsExactly("* * * * * ?");
    }

    @Test
    void requestContext_ofEachJob_isItsOwnAndEnds() {
        JobQueue<String> stages = queues.of("stages", String.class);
        done(stages, stages.enqueue("a"));
        done(stages, stages.enqueue("b"));

        await().untilAsserted(() -> assertThat(Visit.ENDED.get()).isGreaterThanOrEqualTo(2));
        assertThat(Handlers.VISITS).doesNotHaveDuplicates();
    }

    @Test
    void reactiveDoor_isInjected() {
        assertThat(reactive.of("emails", Email.class).counts().await().indefinitely().isPaused()).isFalse();
    }

    @RequestScoped
    static class Visit {

        static final AtomicInteger BEGUN = new AtomicInteger();
        static final AtomicInteger ENDED = new AtomicInteger();

        private final int number = BEGUN.incrementAndGet();

        int number() {
            return number;
        }

        @jakarta.annotation.PreDestroy
        void end() {
            ENDED.incrementAndGet();
        }
    }

    static class Handlers {

        static final AtomicInteger TICKS = new AtomicInteger();
        static final List<Integer> VISITS = new CopyOnWriteArrayList<>();

        @Inject
        Visit visit;

        @RedisJob("emails")
        String send(JobContext job, Email email) {
            return email.to() + ' ' + job.id() + ' ' + job.attempt() + ' ' + Context.isOnEventLoopThread();
        }

        @RedisJob(value = "lists", concurrency = 2, attempts = 1, backoff = "10ms", timeout = "5s", lease = "10s")
        Uni<String> sendAll(List<Email> emails) {
            return Uni.createFrom().item(emails.get(1).to() + ' ' + Context.isOnEventLoopThread());
        }

        @RedisJob("stages")
        CompletionStage<String> stage(String text) {
            VISITS.add(visit.number());
            return CompletableFuture.completedFuture(text + '!');
        }

        @RunOnVirtualThread
        @RedisJob(value = "numbers", client = "other")
        int increment(int number) {
            return number + 1;
        }

        @RedisJob(value = "ticks", cron = "* * * * * ?", zone = "Europe/Rome")
        void tick() {
            TICKS.incrementAndGet();
        }
    }
}

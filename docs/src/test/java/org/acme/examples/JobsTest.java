package org.acme.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.queue.JobId;
import io.redkit.queue.JobQueues;
import io.redkit.queue.JobState;
import io.redkit.queue.JobWorker;

/** What the guide of jobs shows does what it says. */
@QuarkusTest
class JobsTest {

    @Inject
    Jobs examples;

    @Inject
    JobQueues queues;

    @Test
    void email_enqueued_isSent() {
        JobId id = examples.welcome("ada@example.org");

        await().untilAsserted(() -> assertThat(examples.describe(id)).isEqualTo("sent " + id));
    }

    @Test
    void email_withoutAddress_isDeadAndCanBeRetried() {
        JobId id = examples.welcome("nowhere");

        await().untilAsserted(() -> assertThat(examples.describe(id)).startsWith("DEAD"));
        assertThat(examples.repair()).isPositive();
    }

    @Test
    void reminder_sentTwice_isOneJob() {
        assertThat(examples.remind("ada@example.org", "42")).isEqualTo(examples.remind("ada@example.org", "42"));
    }

    @Test
    void index_ofADocument_isDebounced() {
        assertThat(examples.index("a")).isEqualTo(examples.index("a"));
    }

    @Test
    void schedule_ofAnAnnotation_isSet() {
        await().untilAsserted(() -> assertThat(queues.of("cleanup", Void.class).schedules()).hasSize(1));
        examples.reportEachMonday(new Jobs.Email("ada@example.org", "Report"));
        assertThat(queues.of("emails", Jobs.Email.class).schedules()).hasSize(1);
    }

    @Test
    void worker_byHand_doesJobs() {
        try (JobWorker worker = examples.crawl()) {
            JobId id = queues.of("pages", String.class).enqueue("http://example.org");
            await().until(() -> queues.of("pages", String.class).job(id).state() == JobState.COMPLETED);
            assertThat(worker.isRunning()).isTrue();
        }
    }
}

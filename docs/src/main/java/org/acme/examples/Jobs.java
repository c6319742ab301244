package org.acme.examples;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.queue.Job;
import io.redkit.queue.JobContext;
import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobProgress;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobQueues;
import io.redkit.queue.JobRejectedException;
import io.redkit.queue.JobState;
import io.redkit.queue.JobUniqueness;
import io.redkit.queue.JobWorker;
import io.redkit.queue.RedisJob;
import io.redkit.queue.WorkerOptions;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Jobs {

    public record Email(String to, String text) {
    }

    // tag::enqueue[]
    @Inject
    JobQueues queues;

    JobQueue<Email> emails;

    @PostConstruct
    void open() {
        emails = queues.of("emails", Email.class);
    }

    public JobId welcome(String address) {
        return emails.enqueue(new Email(address, "Welcome"));
    }
    // end::enqueue[]

    // tag::handler[]
    @RedisJob("emails")
    String send(Email email, JobContext job) {
        if (!email.to().contains("@")) {
            throw new JobRejectedException("This is no address"); // trying again would not help
        }
        job.progress(50, "connected");
        return "sent " + job.id(); // the same id in all attempts: an idempotency key
    }
    // end::handler[]

    // tag::options[]
    public JobId remind(String address, String order) {
        return emails.enqueue(new Email(address, "Your cart is waiting"), JobOptions.in(Duration.ofHours(3))
                .priority(-10)
                .attempts(5)
                .backoff(Duration.ofSeconds(10), Duration.ofMinutes(10))
                .id("reminder:" + order)); // however often this is called, one job
    }

    public JobId index(String document) {
        JobUniqueness quiet = JobUniqueness.debounce("index:" + document, Duration.ofSeconds(2));
        return queues.of("index", String.class).enqueue(document, JobOptions.NOW.deduplicate(quiet));
    }
    // end::options[]

    // tag::job[]
    public String describe(JobId id) {
        Job<Email> job = emails.job(id);
        if (job == null) {
            return "forgotten";
        }
        JobProgress progress = job.progress();
        return job.state() == JobState.COMPLETED ? job.result(String.class)
                : job.state() + " " + progress.percent() + " % " + progress.note();
    }

    public long repair() {
        List<Job<Email>> dead = emails.jobs(JobState.DEAD, 0, 100);
        dead.forEach(job -> System.err.println(job.id() + ": " + job.failure()));
        return emails.retryDead();
    }
    // end::job[]

    // tag::cron[]
    @RedisJob(value = "cleanup", cron = "0 0 3 * * ?", zone = "Europe/Rome", timeout = "10m")
    void cleanUp() {
        // once each night, in one of all processes
    }

    public void reportEachMonday(Email to) {
        emails.schedule("monday", "0 0 8 ? * MON", to, ZoneId.of("Europe/Rome"));
    }
    // end::cron[]

    // tag::worker[]
    public JobWorker crawl() {
        WorkerOptions options = WorkerOptions.DEFAULT
                .concurrency(50)
                .concurrencyOfAll(100) // in all processes together
                .rate(20, Duration.ofSeconds(1)) // likewise
                .timeout(Duration.ofSeconds(30));
        return queues.of("pages", String.class).work(options, (url, job) -> url.length());
    }
    // end::worker[]

    // tag::reactive[]
    @RedisJob(value = "thumbnails", concurrency = 100)
    Uni<String> scale(String image) {
        return Uni.createFrom().item(image + ".small"); // on an event loop: must not block
    }
    // end::reactive[]
}

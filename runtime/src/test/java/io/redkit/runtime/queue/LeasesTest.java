package io.redkit.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.queue.JobQueue;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.testkit.TestRedis;

class LeasesTest {

    private static final Duration LEASE = Duration.ofMillis(300);
    private static final Duration AWAY = Duration.ofSeconds(3);
    /** Three turns in a lease, each tried four times; and one more for the looks of the worker. */
    private static final long MOST_CALLS = 13 * AWAY.dividedBy(LEASE);

    private final RedkitClient client = TestRedis.client(settings -> settings.keyPrefix("leases:"));
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean isAway;

    private void send(Call call, ReplyHandler handler) {
        if (isAway) {
            refused.incrementAndGet();
            handler.onFailure(new RedisConnectionException("away", null, Delivery.NOT_SENT));
        } else {
            client.patterns().commands().send(call, handler);
        }
    }

    @Test
    void renewals_whileRedisIsAway_doNotGetMoreAndMore() {
        PatternSupport its = client.patterns();
        ClientJobs jobs = new ClientJobs(new PatternSupport(this::send, its.settings(), its.keys(), its.json(),
                its.availability(), its.connections(), its.subscriber(), its.vertx()), JobSettings.DEFAULT,
                Executors::newCachedThreadPool);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        JobQueue<String> queue = jobs.blocking().of("q", String.class);
        queue.work(WorkerOptions.DEFAULT.lease(LEASE), (text, context) -> {
            begun.countDown();
            return go.await(60, TimeUnit.SECONDS);
        });
        queue.enqueue("a");
        await().until(() -> begun.getCount() == 0);

        isAway = true;
        await().pollDelay(AWAY).until(() -> true);
        int calls = refused.get();
        isAway = false;
        go.countDown();

        assertThat(calls).isBetween(1, (int) MOST_CALLS);
        jobs.close();
        client.close(Duration.ZERO);
    }
}

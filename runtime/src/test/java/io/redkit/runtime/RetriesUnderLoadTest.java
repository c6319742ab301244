package io.redkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** A server that is killed and started again, several times, while commands are on their way. */
class RetriesUnderLoadTest {

    private static final int RESTARTS = 3;
    private static final int BATCH = 20;
    /** Each write is on the disk before it is answered, so that a kill loses nothing that was acknowledged. */
    private static final RedisServerOptions DURABLE = RedisServerOptions.embedded().withArguments("--appendonly", "yes",
            "--appendfsync", "always");

    @Test
    void reads_serverIsKilledAndStartedAgain_neverFail() {
        try (RedisServer server = RedisServer.start(DURABLE); ClientFixture client = retrying(server)) {
            client.redis().set("k", "v");
            List<Throwable> failures = new ArrayList<>();
            AtomicLong count = new AtomicLong();

            underRestarts(server, count, () -> {
                for (CompletableFuture<String> each : batch(client.reactive()::get, "k")) {
                    try {
                        assertThat(each.join()).isEqualTo("v");
                        count.incrementAndGet();
                    } catch (CompletionException e) {
                        failures.add(e.getCause());
                    }
                }
            });
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void writes_serverIsKilledAndStartedAgain_areNeverExecutedTwice() {
        try (RedisServer server = RedisServer.start(DURABLE); ClientFixture client = retrying(server)) {
            AtomicLong acknowledged = new AtomicLong();
            AtomicLong unknown = new AtomicLong();

            underRestarts(server, acknowledged, () -> {
                for (CompletableFuture<Long> each : batch(client.reactive()::incr, "counter")) {
                    try {
                        each.join();
                        acknowledged.incrementAndGet();
                    } catch (CompletionException e) {
                        boolean sent = ((RedisException) e.getCause()).delivery() == Delivery.OUTCOME_UNKNOWN;
                        unknown.addAndGet(sent ? 1 : 0);
                    }
                }
            });
            long counted = Long.parseLong(client.redis().get("counter"));
            assertThat(counted).isBetween(acknowledged.get(), acknowledged.get() + unknown.get());
            assertThat(unknown).as("writes that were in flight at a kill").hasPositiveValue();
        }
    }

    private static ClientFixture retrying(RedisServer server) {
        return ClientFixture.of(TestSettings.at(server.port()).connections(1).commandTimeout(Duration.ofSeconds(15))
                .retriesUntilDeadline());
    }

    private static <T> List<CompletableFuture<T>> batch(
            Function<String, Uni<T>> command, String key) {
        List<CompletableFuture<T>> sent = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            sent.add(command.apply(key).subscribeAsCompletionStage());
        }
        return sent;
    }

    /** Kills and starts the server, each time after some commands have worked, while another thread runs the load. */
    private static void underRestarts(RedisServer server, AtomicLong worked, Runnable load) {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                load.run();
            }
        }, task -> new Thread(task).start());
        try {
            for (int i = 0; i < RESTARTS; i++) {
                awaitMore(worked);
                server.restart();
            }
            awaitMore(worked);
        } finally {
            stop.set(true);
        }
        caller.join();
    }

    private static void awaitMore(AtomicLong worked) {
        long before = worked.get();
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(worked).hasValueGreaterThan(before + 200));
    }
}

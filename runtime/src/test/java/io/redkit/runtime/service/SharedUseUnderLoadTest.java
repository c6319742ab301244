package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Uni;

/** Many callers on few connections: each gets the reply that is his. A value carries its key, so a mix-up shows. */
class SharedUseUnderLoadTest {

    private static final int CALLERS = 64;
    private static final int ROUNDS = 80; // a set and a get each: 10,240 commands

    private final RedkitClient client = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(20)));

    @BeforeEach
    void flush() {
        TestRedis.RAW.flush();
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    @Test
    void blocking_fromManyThreads_eachGetsItsOwnReply() throws Exception {
        run(Executors.newFixedThreadPool(CALLERS));
    }

    @Test
    void blocking_fromVirtualThreads_eachGetsItsOwnReply() throws Exception {
        run(virtualThreads());
    }

    @Test
    void reactive_fromEventLoopsAndThreads_eachGetsItsOwnReply() {
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            CompletableFuture<Integer> outcome = new CompletableFuture<>();
            Uni<Integer> rounds = rounds("caller" + caller);
            Runnable subscription = () -> rounds.subscribe().with(outcome::complete, outcome::completeExceptionally);
            if (caller % 4 == 0) {
                subscription.run();
            } else {
                TestRedis.VERTX.runOnContext(ignored -> subscription.run());
            }
            callers.add(outcome);
        }
        callers.forEach(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(ROUNDS));
        assertThat(TestRedis.RAW.number("DBSIZE")).isEqualTo(CALLERS * ROUNDS);
    }

    /** Sends all rounds at once, and counts those that read what they wrote. */
    private Uni<Integer> rounds(String caller) {
        List<Uni<Boolean>> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String key = caller + ":" + round;
            all.add(client.reactive().set(key, "value of " + key)
                    .chain(() -> client.reactive().get(key)).map(("value of " + key)::equals));
        }
        return Uni.join().all(all).andFailFast().map(right -> (int) right.stream().filter(each -> each).count());
    }

    private void run(ExecutorService threads) throws InterruptedException {
        AtomicInteger right = new AtomicInteger();
        for (int caller = 0; caller < CALLERS; caller++) {
            String name = "caller" + caller;
            threads.execute(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    String key = name + ":" + round;
                    client.blocking().set(key, "value of " + key);
                    if (("value of " + key).equals(client.blocking().get(key))) {
                        right.incrementAndGet();
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(right).hasValue(CALLERS * ROUNDS);
    }

    /** By reflection: the JDK that this is compiled for has none. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}

package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.RedisService;
import io.redkit.data.Queued;
import io.redkit.runtime.RedkitClient;
import io.smallrye.mutiny.Uni;

@OnEveryTarget
class TransactionConcurrencyTest extends ServiceContract {

    private static final CallOptions PATIENT = CallOptions.DEFAULT.deadline(Duration.ofSeconds(60)).maxRetries(100_000);

    @Test
    void manyThreads_incrementByWatching_loseNothing() {
        int threads = 16;
        int each = 25;
        RedisService patient = redis.with(PATIENT);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(CompletableFuture.runAsync(() -> {
                    for (int n = 0; n < each; n++) {
                        increment(patient);
                    }
                }, pool));
            }
            assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))).succeedsWithin(Duration.ofSeconds(60));
        } finally {
            pool.shutdownNow();
        }
        assertThat(raw.text("GET", "n")).isEqualTo(String.valueOf(threads * each));
    }

    private static void increment(RedisService redis) {
        redis.transaction(tx -> {
            tx.watch("n");
            long n = tx.now().counter("n").get();
            return tx.add(r -> r.counter("n").set(n + 1));
        });
    }

    /** Blind transactions are neither mixed up nor lost, although there are more than there are connections. */
    @Test
    void moreTransactionsThanConnections_eachHasItsOwnReplies() {
        RedkitClient client = target.client(settings -> settings.commandTimeout(Duration.ofSeconds(20)));
        closeLater(client);
        List<Uni<Long>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String key = "{k" + i % 20 + "}" + i;
            long amount = i;
            all.add(client.reactive().transaction(tx -> {
                Queued<Long> first = tx.add(r -> r.incrBy(key, amount));
                return Uni.createFrom().item(List.of(first, tx.add(r -> r.incrBy(key, 1))));
            }).map(results -> results.get(1).get() - results.get(0).get() + results.get(0).get()));
        }
        List<Long> sums = Uni.join().all(all).andFailFast().await().atMost(Duration.ofSeconds(30));
        for (int i = 0; i < sums.size(); i++) {
            assertThat(sums.get(i)).isEqualTo(i + 1L);
        }
        assertThat(raw.text("CLIENT", "LIST").lines().count()).isLessThan(120);
    }
}

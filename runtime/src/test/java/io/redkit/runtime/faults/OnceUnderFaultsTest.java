package io.redkit.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.data.ReactiveScript;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.faults.FaultBed;

/** A script that counts, over a network that swallows requests and replies. */
class OnceUnderFaultsTest {

    private static final int ROUNDS = 60;
    private static final int CALLS = 25;

    private static final String COUNT = """
            -- KEYS: counter
            -- ARGV: none
            -- reply: integer, how often it was run
            -- cost: O(1)
            -- effect: %s
            return redis.call('INCR', KEYS[1])
            """;

    @Test
    void once_repliesAreLost_isExecutedAsOftenAsAcknowledged() {
        try (FaultBed bed = new FaultBed()) {
            long acknowledged = count(bed, "once");

            assertThat(acknowledged).as("none fails: all are sent again").isEqualTo(ROUNDS * CALLS);
            assertThat(bed.observer().get("n")).as("executed").isEqualTo(String.valueOf(acknowledged));
        }
    }

    @Test
    void idempotent_butCounts_isExecutedMoreOften() {
        try (FaultBed bed = new FaultBed()) {
            long acknowledged = count(bed, "idempotent");

            assertThat(Long.parseLong(bed.observer().get("n"))).as("the faults are felt").isGreaterThan(acknowledged);
        }
    }

    /** Returns how many runs were answered. Each round cuts the connections in the middle of the replies. */
    private static long count(FaultBed bed, String effect) {
        RedkitClient client = bed.open(TestSettings.at(bed.proxy().port()).commandTimeout(Duration.ofSeconds(10))
                .retriesUntilDeadline(), event -> {
                });
        Random random = new Random(42);
        try {
            ReactiveScript script = client.reactive().script(COUNT.formatted(effect)).keys("n");
            script.run().await().atMost(Duration.ofSeconds(10));
            bed.observer().del("n");
            long acknowledged = 0;
            for (int round = 0; round < ROUNDS; round++) {
                bed.proxy().cutAfter(random.nextInt(100));
                acknowledged += answered(script);
            }
            return acknowledged;
        } finally {
            client.close(Duration.ZERO);
        }
    }

    private static long answered(ReactiveScript script) {
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(script.asLong().onFailure(RedisException.class).recoverWithNull().subscribeAsCompletionStage());
        }
        return calls.stream().map(CompletableFuture::join).filter(reply -> reply != null).count();
    }
}

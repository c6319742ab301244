package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisService;
import io.redkit.data.Pipeline;
import io.redkit.data.ReactivePipeline;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/** How much is written at once, as the server sees it. */
class PipelineWireTest {

    private static final int COMMANDS = 300;

    private RedkitClient client;
    private RedisService redis;

    @BeforeEach
    void open() {
        client = TestRedis.client(settings -> settings);
        redis = client.blocking();
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    /** The server reads 16 kB at a time; the INFO of the measurement is one read. Connections are opened meanwhile. */
    private void assertIsReadAtOnce(Runnable sending) {
        int runs = 30;
        List<Long> reads = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            long before = reads();
            sending.run();
            reads.add(reads() - before);
        }
        assertThat(reads.stream().filter(count -> count == 2).count()).as("%s", reads).isGreaterThan(runs * 2 / 3);
    }

    private static long reads() {
        return TestRedis.RAW.text("INFO", "stats").lines().filter(line -> line.startsWith("total_reads_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1))).findFirst().orElseThrow();
    }

    @Test
    void pipeline_ofAPlainThread_isOneWrite() {
        assertIsReadAtOnce(() -> {
            Pipeline pipeline = redis.pipeline();
            for (int i = 0; i < COMMANDS; i++) {
                pipeline.add(r -> r.incr("n"));
            }
            pipeline.add(r -> Uni.createFrom().deferred(() -> dawdle(r.incr("n"))));
            pipeline.run();
        });
    }

    /** Takes so long to subscribe that what was sent before would long be written. */
    private static <T> Uni<T> dawdle(Uni<T> command) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return command;
    }

    @Test
    void pipeline_ofAnEventLoop_isOneWriteAndEmitsThere() {
        Context context = TestRedis.VERTX.getOrCreateContext();
        assertIsReadAtOnce(() -> {
            CompletableFuture<Boolean> onContext = new CompletableFuture<>();
            context.runOnContext(ignored -> {
                ReactivePipeline pipeline = client.reactive().pipeline();
                for (int i = 0; i < COMMANDS; i++) {
                    pipeline.add(r -> r.incr("n"));
                }
                pipeline.run().subscribe().with(
                        done -> onContext.complete(TestRedis.VERTX.getOrCreateContext() == context),
                        onContext::completeExceptionally);
            });
            assertThat(onContext.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
        });
    }

    @Test
    void transaction_withoutWatch_isOneWriteAndOneRead() {
        assertIsReadAtOnce(() -> redis.transaction(tx -> {
            for (int i = 0; i < COMMANDS; i++) {
                tx.add(r -> r.incr("n"));
            }
            return 0;
        }));
    }
}

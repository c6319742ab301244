package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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

    /** The server reads 16 kB at a time; the INFO of the measurement is one read. */
    private void assertIsReadAtOnce(Runnable sending) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            long before = reads();
            sending.run();
            assertThat(reads() - before).isLessThanOrEqualTo(2);
        });
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
            pipeline.run();
        });
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

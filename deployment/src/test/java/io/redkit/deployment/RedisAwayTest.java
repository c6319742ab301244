package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;

class RedisAwayTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TestPort.applicationWithServerThere()
            .overrideRuntimeConfigKey("quarkus.redkit.command-timeout", "2s");

    @Inject
    RedisService redis;

    @Test
    void command_serverNeverStarted_failsTypedWithinItsDeadlineAndWorksOnceItRuns() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> redis.get("key")).isInstanceOfSatisfying(RedisException.class,
                failure -> assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));

        try (RedisServer server = TestPort.startServer()) {
            await().atMost(Duration.ofSeconds(30)).until(redis::isHealthy);
            redis.set("key", "value");
            assertThat(redis.get("key")).isEqualTo("value");
        }
    }

    @Test
    void command_serverRestarts_worksAgainWithoutRestartOfTheApplication() {
        try (RedisServer server = TestPort.startServer()) {
            await().atMost(Duration.ofSeconds(30)).until(redis::isHealthy);

            server.kill();
            assertThat(redis.isHealthy()).isFalse();

            server.restart();
            await().atMost(Duration.ofSeconds(30)).until(redis::isHealthy);
        }
    }
}

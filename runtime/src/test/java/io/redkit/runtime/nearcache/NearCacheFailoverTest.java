package io.redkit.runtime.nearcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.RedisService;
import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.NearCacheSettings.Bound;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;

/** A master that has lost its place does not vouch for anything any more. */
class NearCacheFailoverTest {

    private static final String KEY = "catalog:1";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void get_anotherMaster_isAnsweredAsThatOneHasIt() {
        try (RedisSentinels sentinels = RedisSentinels.start()) {
            RedkitClient client = TestRedis.client(TestSentinels.settingsOf(sentinels).retriesUntilDeadline()
                    .nearCaches(new NearCacheSettings("catalog", "catalog:", Duration.ofMinutes(1), new Bound(100, false),
                            Duration.ofSeconds(10), false)));
            try {
                RedisService redis = client.blocking();
                redis.set(KEY, "before");
                awaitKept(client);
                RedisServer before = sentinels.master();

                await().atMost(SOON).ignoreExceptions().until(() -> raw(sentinels.sentinels().get(0))
                        .send("SENTINEL", "FAILOVER", sentinels.masterName()) != null);
                await().atMost(SOON).ignoreExceptions().until(() -> sentinels.master() != before
                        && raw(sentinels.master()).send("ROLE").get(0).toString().equals("master"));
                await().atMost(SOON).ignoreExceptions().untilAsserted(
                        () -> assertThat(raw(sentinels.master()).text("SET", KEY, "after")).isEqualTo("OK"));

                await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(redis.get(KEY)).isEqualTo("after"));
                awaitKept(client);
                assertThat(redis.get(KEY)).isEqualTo("after");
            } finally {
                client.close(Duration.ZERO);
            }
        }
    }

    private static void awaitKept(RedkitClient client) {
        long hits = client.nearCaches().figures("catalog").hits();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            client.blocking().get(KEY);
            return client.nearCaches().figures("catalog").hits() > hits;
        });
    }

    private static RawRedis raw(RedisServer server) {
        return new RawRedis(TestRedis.VERTX, server.port());
    }
}

package io.redkit.runtime.nearcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.RedisService;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.NearCacheSettings.Bound;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** What near caches answer while Redis is away. */
class NearCacheAwayTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final FaultProxy proxy = FaultProxy.to(TestRedis.SERVER.port());
    private final RedkitClient client = TestRedis.client(TestSettings.at(proxy.port()).degradedAfter(Duration.ofMillis(500))
            .nearCaches(cache("ask", Duration.ofMinutes(1), false), cache("brief", Duration.ofSeconds(6), true),
                    cache("stale", Duration.ofMinutes(1), true)));
    private final RedisService redis = client.blocking();

    private static NearCacheSettings cache(String name, Duration maximumStaleness, boolean servesStale) {
        return new NearCacheSettings(name, name + ":", maximumStaleness, new Bound(100, false), Duration.ofSeconds(10),
                servesStale);
    }

    @BeforeEach
    void keep() {
        // all of them before changes are told, which would come late and take away what has been read
        client.nearCaches().names().forEach(cache -> TestRedis.RAW.send("SET", cache + ":1", "one"));
        for (String cache : client.nearCaches().names()) {
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).ignoreExceptions().until(() -> {
                redis.get(cache + ":1");
                return client.nearCaches().figures(cache).hits() > 0;
            });
        }
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        proxy.close();
    }

    private void goAway() {
        proxy.refuse();
        await().atMost(SOON).until(() -> client.availability().isAway());
    }

    @Test
    void get_redisAway_isAnsweredWhereThatIsWanted() {
        goAway();

        assertThat(redis.get("stale:1")).isEqualTo("one");
        assertThat(client.nearCaches().figures("stale").staleHits()).isEqualTo(1);
        assertThatThrownBy(() -> redis.get("ask:1")).isInstanceOf(RedisException.class);
    }

    @Test
    void get_redisAwayForLongerThanTheMaximumStaleness_fails() {
        goAway();
        assertThat(redis.get("brief:1")).isEqualTo("one");

        await().atMost(SOON).untilAsserted(
                () -> assertThatThrownBy(() -> redis.get("brief:1")).isInstanceOf(RedisException.class));
    }

    @Test
    void get_redisBack_isReadAnew() {
        goAway();
        TestRedis.RAW.send("SET", "stale:1", "two");
        assertThat(redis.get("stale:1")).isEqualTo("one");

        proxy.heal();

        await().atMost(SOON).until(() -> !client.availability().isAway());
        assertThat(redis.get("stale:1")).isEqualTo("two");
    }

    @Test
    void policies_areDeclared() {
        assertThat(client.availability().policies()).contains(new FeaturePolicy("near-cache.ask", "ask"),
                new FeaturePolicy("near-cache.stale", "stale"));
    }
}

package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.cache.CacheSpec;
import io.redkit.cache.CacheWhileAway;
import io.redkit.cache.RedisCache;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class CacheWhileAwayTest {

    private static final CacheSpec<Long, String> NAMES = CacheSpec.of("names", Long.class, String.class)
            .tags((id, name) -> Set.of(String.valueOf(name)));

    private FaultProxy proxy;
    private RedkitClient client;
    private RedkitClient otherClient;
    private ClientCaches caches;
    private ClientCaches others;

    @BeforeEach
    void open() {
        TestRedis.RAW.flush();
        proxy = FaultProxy.to(TestRedis.SERVER.port());
        client = TestRedis.client(TestSettings.at(proxy.port()).commandTimeout(Duration.ofSeconds(2))
                .degradedAfter(Duration.ofSeconds(1)));
        otherClient = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
        caches = ClientCaches.of(client.patterns());
        others = ClientCaches.of(otherClient.patterns());
    }

    @AfterEach
    void close() {
        caches.close();
        others.close();
        client.close(Duration.ZERO);
        otherClient.close(Duration.ZERO);
        proxy.close();
    }

    private RedisCache<Long, String> names(CacheWhileAway policy) {
        return caches.blocking().of(NAMES.options(its -> its.whileAway(policy)));
    }

    private RedisCache<Long, String> elsewhere() {
        return others.blocking().of(NAMES);
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            client.blocking().exists("anything");
            return !client.availability().isAway();
        });
    }

    private void goAway() {
        awaitReady();
        proxy.refuse();
        proxy.reset();
        await().atMost(Duration.ofSeconds(30)).until(() -> client.availability().isAway());
    }

    private void comeBack() {
        proxy.heal();
        await().atMost(Duration.ofSeconds(30)).until(() -> !client.availability().isAway());
    }

    private static String mustNotLoad(long id) {
        throw new AssertionError("loaded");
    }

    @Test
    void memory_whileAway_servesWhatItHasLoaded() {
        RedisCache<Long, String> names = names(CacheWhileAway.MEMORY);
        goAway();

        assertThat(names.get(1L, id -> "Ada")).isEqualTo("Ada");
        assertThat(names.get(1L, CacheWhileAwayTest::mustNotLoad)).isEqualTo("Ada");
        names.put(2L, "Bob");
        assertThat(names.getIfPresent(2L).value()).isEqualTo("Bob");
        names.invalidate(2L);
        names.invalidateTag("Ada");
        assertThat(names.getIfPresent(1L)).isNull();
        assertThat(names.getIfPresent(2L)).isNull();
        assertThat(client.availability().policies()).contains(new FeaturePolicy("cache names", "memory"));
    }

    @Test
    void memory_atReturn_invalidatesWhatWasWrittenAndInvalidatedMeanwhile() {
        RedisCache<Long, String> names = names(CacheWhileAway.MEMORY);
        for (long id = 1; id <= 4; id++) {
            elsewhere().put(id, "old" + id);
        }
        goAway();
        names.put(1L, "new");
        names.invalidate(2L);
        names.invalidateTag("old3");

        comeBack();

        await().untilAsserted(() -> {
            assertThat(elsewhere().getIfPresent(1L)).isNull();
            assertThat(elsewhere().getIfPresent(2L)).isNull();
            assertThat(elsewhere().getIfPresent(3L)).isNull();
        });
        assertThat(elsewhere().getIfPresent(4L)).isNotNull();
        assertThat(names.get(1L, id -> "newest")).isEqualTo("newest");
        assertThat(elsewhere().get(1L, CacheWhileAwayTest::mustNotLoad)).isEqualTo("newest");
    }

    @Test
    void memory_clearedWhileAway_isClearedAtReturn() {
        RedisCache<Long, String> names = names(CacheWhileAway.MEMORY);
        elsewhere().put(1L, "old");
        goAway();
        names.clear();

        comeBack();

        await().untilAsserted(() -> assertThat(elsewhere().getIfPresent(1L)).isNull());
    }

    @Test
    void memory_ofAnEarlierOutage_isForgotten() {
        RedisCache<Long, String> names = names(CacheWhileAway.MEMORY);
        goAway();
        names.get(1L, id -> "first outage");
        comeBack();
        await().until(() -> names.getIfPresent(1L) == null);

        goAway();

        assertThat(names.get(1L, id -> "second outage")).isEqualTo("second outage");
    }

    @Test
    void compute_whileAway_loadsEachTime() {
        RedisCache<Long, String> names = names(CacheWhileAway.COMPUTE);
        AtomicInteger loads = new AtomicInteger();
        goAway();

        for (int i = 0; i < 3; i++) {
            assertThat(names.get(1L, id -> "load " + loads.incrementAndGet())).isEqualTo("load " + loads);
        }

        assertThat(loads).hasValue(3);
    }

    @Test
    void fail_whileAway_fails() {
        RedisCache<Long, String> names = names(CacheWhileAway.FAIL);
        goAway();

        assertThatThrownBy(() -> names.get(1L, id -> "Ada")).isInstanceOf(RedisException.class);
        assertThatThrownBy(() -> names.put(1L, "Ada")).isInstanceOf(RedisException.class);
        assertThatThrownBy(() -> names.invalidate(1L)).isInstanceOf(RedisException.class);
    }

    @Test
    void redisGoesWhileLoading_givesWhatWasLoaded() {
        RedisCache<Long, String> names = names(CacheWhileAway.MEMORY);

        assertThat(names.get(1L, id -> {
            goAway();
            return "Ada";
        })).isEqualTo("Ada");
    }

    @Test
    void silentServer_notYetAway_loadsAfterTheDeadline() {
        RedisCache<Long, String> names = caches.blocking()
                .of(NAMES.options(its -> its.deadline(Duration.ofMillis(50))));
        awaitReady();
        proxy.blackHole();

        assertThat(names.get(1L, id -> "Ada")).isEqualTo("Ada");
        names.invalidate(1L);
    }
}

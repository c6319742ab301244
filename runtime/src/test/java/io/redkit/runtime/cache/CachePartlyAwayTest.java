package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisServerException;
import io.redkit.cache.CacheSpec;
import io.redkit.cache.RedisCache;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.TestRedis;

/** Some keys cannot be reached and the others can, as in a cluster one of whose masters is down. */
class CachePartlyAwayTest {

    private static final CacheSpec<Long, String> NAMES = CacheSpec.of("names", Long.class, String.class);
    private static final RuntimeException DOWN = new RedisConnectionException("down", null, Delivery.NOT_SENT);
    private static final RuntimeException REFUSED = new RedisServerException("NOPERM", "NOPERM", "refused", Delivery.ANSWERED);

    private final Map<Long, RuntimeException> failures = new ConcurrentHashMap<>();
    private volatile boolean barriersFail;
    private RedkitClient client;
    private RedkitClient otherClient;
    private ClientCaches caches;
    private ClientCaches others;
    private RedisCache<Long, String> names;
    private RedisCache<Long, String> elsewhere;

    @BeforeEach
    void open() {
        TestRedis.RAW.flush();
        client = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
        PatternSupport its = client.patterns();
        caches = ClientCaches.of(new PatternSupport(this::send, its.settings(), its.keys(), its.json(), its.availability(),
                its.connections(), its.subscriber(), its.vertx()));
        otherClient = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
        others = ClientCaches.of(otherClient.patterns());
        names = caches.blocking().of(NAMES);
        elsewhere = others.blocking().of(NAMES);
    }

    @AfterEach
    void close() {
        caches.close();
        others.close();
        client.close(Duration.ZERO);
        otherClient.close(Duration.ZERO);
    }

    private void send(Call call, ReplyHandler handler) {
        if (barriersFail && has(call, "cache:names:barriers") && !call.command().name().equals("HMGET")) {
            handler.onFailure(DOWN);
            return;
        }
        for (Map.Entry<Long, RuntimeException> each : failures.entrySet()) {
            if (has(call, "cache:names:{" + each.getKey() + "}")) {
                handler.onFailure(each.getValue());
                return;
            }
        }
        client.patterns().commands().send(call, handler);
    }

    private static boolean has(Call call, String key) {
        return IntStream.range(0, call.argCount()).anyMatch(i -> key.equals(call.arg(i)));
    }

    private static String mustNotLoad(long id) {
        throw new AssertionError("loaded");
    }

    @Test
    void invalidate_ofOneKeyIsNotPossible_othersAreReadFromRedis() {
        elsewhere.put(2L, "Bob");
        failures.put(1L, DOWN);

        names.invalidate(1L);

        assertThat(names.get(2L, CachePartlyAwayTest::mustNotLoad)).isEqualTo("Bob");
    }

    @Test
    void reconcile_oneKeyIsStillAway_othersAreBelievedAgain() {
        failures.putAll(Map.of(1L, DOWN, 2L, DOWN));
        names.invalidateAll(List.of(1L, 2L));

        failures.remove(2L);

        await().untilAsserted(() -> {
            elsewhere.put(2L, "Bob");
            assertThat(names.getIfPresent(2L)).isNotNull();
        });
    }

    @Test
    void put_notPossible_isInMemoryUntilItsKeyIsBack() {
        elsewhere.put(2L, "Bob");
        failures.put(1L, DOWN);
        names.put(1L, "Ada");

        assertThat(names.get(2L, CachePartlyAwayTest::mustNotLoad)).isEqualTo("Bob");
        assertThat(names.get(1L, CachePartlyAwayTest::mustNotLoad)).isEqualTo("Ada");
        failures.clear();

        await().until(() -> names.getIfPresent(1L) == null);
        failures.put(1L, DOWN);
        assertThat(names.getIfPresent(1L)).isNull(); // nor in memory
    }

    @Test
    void clear_notPossible_nothingIsBelieved() {
        elsewhere.put(2L, "Bob");
        barriersFail = true;

        names.clear();
        assertThat(names.getIfPresent(2L)).isNull();
        barriersFail = false;

        await().untilAsserted(() -> assertThat(elsewhere.getIfPresent(2L)).isNull());
    }

    @Test
    void reconcile_isRefused_isLoggedOnceWithoutKeys() {
        failures.put(77_001L, REFUSED);
        try (LogLines log = LogLines.of("io.redkit.cache")) {
            assertThatThrownBy(() -> names.write(77_001L, "Ada", (id, name) -> {
            })).isSameAs(REFUSED);

            await().until(() -> !log.all().isEmpty());
            failures.remove(77_001L);
            await().until(() -> log.all().size() > 1);

            assertThat(log.all()).satisfiesExactly(
                    first -> assertThat(first).startsWith("WARN").contains("names", "NOPERM").doesNotContain("77001"),
                    then -> assertThat(then).startsWith("INFO").contains("1 keys"));
        }
    }
}

package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.OnConnectionLoss;
import io.redkit.RedisService;
import io.redkit.SetOptions;
import io.redkit.codec.ValueCodec;

/** What is refused before anything is sent. */
@OnEveryTarget
class ArgumentChecksTest extends ServiceContract {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TOO_LONG = Duration.ofSeconds(Long.MAX_VALUE);

    private Stream<Consumer<String>> usesOfAKey() {
        return Stream.<Consumer<String>> of(key -> redis.get(key), key -> redis.get(key, ValueCodec.utf8()),
                key -> redis.set(key, "v"), key -> redis.set(key, "v", SECOND),
                key -> redis.set(key, "v", SetOptions.DEFAULT),
                key -> redis.set(key, "v", ValueCodec.utf8(), SetOptions.DEFAULT),
                key -> redis.set(key, "\ud800", ValueCodec.utf8(), SetOptions.DEFAULT),
                key -> redis.getAll(Arrays.asList("other", key)), key -> redis.setAll(Collections.singletonMap(key, "v")),
                key -> redis.setAll(Collections.singletonMap(key, "v"), SECOND), key -> redis.del("other", key),
                key -> redis.exists(key), key -> redis.expire(key, SECOND), key -> redis.persist(key), key -> redis.ttl(key),
                key -> redis.incr(key), key -> redis.incrBy(key, 1), key -> redis.decr(key), key -> redis.decrBy(key, 1),
                key -> redis.getJson(key, String.class), key -> redis.getJson(key, new TypeReference<List<String>>() {
                }), key -> redis.setJson(key, 1), key -> redis.setJson(key, 1, SECOND),
                key -> redis.setJson(key, 1, SetOptions.DEFAULT), key -> redis.setJson(key, new Object()),
                key -> redis.hSet(key, "f", "v"), key -> redis.hSet(key, Map.of("f", "v")), key -> redis.hSet(key, Map.of()),
                key -> redis.hGet(key, "f"), key -> redis.hGetAll(key), key -> redis.hDel(key, "f"), key -> redis.hDel(key));
    }

    @Test
    void anyVerb_keyIsNull_isRefused() {
        usesOfAKey().forEach(use -> assertRefused(() -> use.accept(null), "The key is null"));
    }

    @Test
    void anyVerb_keyIsEmpty_isRefused() {
        usesOfAKey().forEach(use -> assertRefused(() -> use.accept(""), "The key is empty"));
    }

    @Test
    void anyVerb_keyIsHalfASurrogatePair_isRefused() {
        usesOfAKey().forEach(use -> assertRefused(() -> use.accept("key \ud83d!"), "not valid Unicode"));
    }

    @Test
    void anyVerb_valueIsNull_isRefused() {
        Map<String, String> withNull = new HashMap<>();
        withNull.put("key", null);
        Stream.<Consumer<RedisService>> of(r -> r.set("key", (String) null), r -> r.set("key", null, SECOND),
                r -> r.set("key", null, SetOptions.DEFAULT), r -> r.setAll(withNull), r -> r.setAll(withNull, SECOND),
                r -> r.setJson("key", null), r -> r.setJson("key", null, SECOND),
                r -> r.setJson("key", null, SetOptions.DEFAULT), r -> r.hSet("key", "f", null), r -> r.hSet("key", withNull))
                .forEach(use -> assertRefused(() -> use.accept(redis), "The value is null"));
    }

    @Test
    void hashVerbs_fieldIsNull_isRefused() {
        assertRefused(() -> redis.hSet("key", null, "v"), "The field is null");
        assertRefused(() -> redis.hSet("key", Collections.singletonMap(null, "v")), "The field is null");
        assertRefused(() -> redis.hGet("key", null), "The field is null");
        assertRefused(() -> redis.hDel("key", "f", null), "The field is null");
    }

    @Test
    void anyVerb_otherArgumentIsNull_isRefused() {
        Stream.<Consumer<RedisService>> of(r -> r.get("key", (ValueCodec<String>) null),
                r -> r.set("key", "v", (Duration) null),
                r -> r.set("key", "v", (SetOptions) null), r -> r.set("key", "v", null, SetOptions.DEFAULT),
                r -> r.set("key", "v", ValueCodec.utf8(), null), r -> r.getAll(null), r -> r.setAll(null),
                r -> r.setAll(null, SECOND), r -> r.setAll(Map.of("key", "v"), null), r -> r.setAll(Map.of(), null),
                r -> r.del((String[]) null), r -> r.expire("key", null), r -> r.getJson("key", (Class<String>) null),
                r -> r.getJson("key", (TypeReference<String>) null), r -> r.setJson("key", 1, (Duration) null),
                r -> r.setJson("key", 1, (SetOptions) null), r -> r.hSet("key", null), r -> r.hDel("key", (String[]) null),
                r -> r.execute(null), r -> r.execute("GET", (Object[]) null), r -> r.execute("GET", "key", null),
                r -> r.duplicate((OnConnectionLoss) null), r -> r.diagnostics().info(null))
                .forEach(use -> assertRefused(() -> use.accept(redis), "null"));
    }

    @Test
    void timeToLive_belowAMillisecond_isRefused() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofNanos(999_999), Duration.ofDays(-1))) {
            assertRefused(() -> redis.set("key", "v", none), "at least 1 ms");
            assertRefused(() -> redis.setJson("key", 1, none), "at least 1 ms");
            assertRefused(() -> redis.setAll(Map.of("key", "v"), none), "at least 1 ms");
            assertRefused(() -> redis.setAll(Map.of(), none), "at least 1 ms");
            assertRefused(() -> SetOptions.DEFAULT.expireIn(none), "at least 1 ms");
        }
    }

    @Test
    void timeToLive_moreMillisecondsThanALongHolds_isRefused() {
        assertRefused(() -> redis.set("key", "v", TOO_LONG), "too long");
        assertRefused(() -> redis.expire("key", TOO_LONG), "too long");
        assertRefused(() -> redis.expire("key", TOO_LONG.negated()), "negative");
    }

    @Test
    void expire_negative_isRefused() {
        assertRefused(() -> redis.expire("key", Duration.ofNanos(-1)), "negative");
    }

    @Test
    void slowLog_limitNotPositive_isRefused() {
        assertRefused(() -> redis.diagnostics().slowLog(0), "0");
        assertRefused(() -> redis.diagnostics().slowLog(-1), "-1");
    }

    @Test
    void setAll_oneBadEntry_setsNothing() {
        Map<String, String> oneBad = new HashMap<>(Map.of("a", "1", "b", "2"));
        oneBad.put("", "3");
        assertRefused(() -> redis.setAll(oneBad, SECOND), "The key is empty");
        assertThat(raw.number("DBSIZE")).isZero();
    }
}

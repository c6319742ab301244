package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.RedisServerException;

@OnEveryTarget
class ManyKeysTest extends ServiceContract {

    @Test
    void getAll_someMissing_returnsTheOthersInOrder() {
        raw.send("MSET", "a", 1, "b", 2, "c", 3);
        assertThat(redis.getAll(List.of("c", "missing", "a"))).containsExactly(Map.entry("c", "3"), Map.entry("a", "1"));
    }

    @Test
    void getAll_duplicates_appearOnce() {
        raw.send("MSET", "a", 1, "b", 2);
        assertThat(redis.getAll(List.of("b", "a", "b"))).containsExactly(Map.entry("b", "2"), Map.entry("a", "1"));
    }

    @Test
    void getAll_otherType_isLeftOut() {
        raw.send("SET", "a", 1);
        raw.send("LPUSH", "list", 1);
        assertThat(redis.getAll(List.of("list", "a"))).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void getAll_noKeys_isEmpty() {
        assertThat(redis.getAll(List.of())).isEmpty();
    }

    @Test
    void del_noKeys_isZero() {
        assertThat(redis.del()).isZero();
    }

    @Test
    void setAll_map_setsEachAndRemovesExpiry() {
        raw.send("SET", "a", "old", "EX", 100);
        redis.setAll(Map.of("a", "1", "b", "2"));
        assertThat(raw.send("MGET", "a", "b").toString()).isEqualTo("[1, 2]");
        assertThat(raw.number("PTTL", "a")).isEqualTo(-1);
    }

    @Test
    void setAll_emptyMap_doesNothing() {
        redis.setAll(Map.of());
        redis.setAll(Map.of(), Duration.ofSeconds(1));
        assertThat(raw.number("DBSIZE")).isZero();
    }

    @Test
    void setAll_withTimeToLive_letsEachExpire() {
        redis.setAll(Map.of("a", "1", "b", "2"), Duration.ofSeconds(100));
        assertThat(raw.send("MGET", "a", "b").toString()).isEqualTo("[1, 2]");
        assertThat(raw.number("PTTL", "a")).isBetween(60_000L, 100_000L);
        assertThat(raw.number("PTTL", "b")).isBetween(60_000L, 100_000L);
    }

    @Test
    void setAll_thousandsWithTimeToLive_setsAll() {
        Map<String, String> values = new LinkedHashMap<>();
        IntStream.range(0, 3000).forEach(i -> values.put("k" + i, "v" + i));
        redis.setAll(values, Duration.ofSeconds(100));
        assertThat(raw.number("DBSIZE")).isEqualTo(3000);
        assertThat(redis.getAll(new ArrayList<>(values.keySet()))).isEqualTo(values);
    }

    @Test
    void setAll_withTimeToLiveRefusedByServer_isARedisException() {
        raw.send("CONFIG", "SET", "maxmemory", 1);
        try {
            assertThatThrownBy(() -> redis.setAll(Map.of("a", "1", "b", "2"), Duration.ofSeconds(100)))
                    .isInstanceOf(RedisException.class)
                    .isInstanceOfSatisfying(RedisServerException.class, e -> assertThat(e.code()).isEqualTo("OOM"));
        } finally {
            raw.send("CONFIG", "SET", "maxmemory", 0);
        }
    }
}

package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.RedisService;

@OnEveryTarget
class ScanTest extends ServiceContract {

    @Test
    void scan_manyPages_findsEachKey() {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < 5000; i++) {
            values.put("key:" + i, "v");
        }
        redis.setAll(values);
        assertThat(redis.scan("*").collect(Collectors.toSet())).isEqualTo(values.keySet());
    }

    @Test
    void scan_pattern_findsWhatMatches() {
        redis.setAll(Map.of("user:1", "a", "user:2", "b", "order:1", "c"));
        assertThat(redis.scan("user:*").collect(Collectors.toSet())).isEqualTo(Set.of("user:1", "user:2"));
    }

    @Test
    void scan_withPrefix_seesItsOwnKeysWithoutIt() {
        redis.setAll(Map.of("shop:a", "1", "shop:b", "2", "other", "3"));
        RedisService shop = service(settings -> settings.keyPrefix("shop:"));
        assertThat(shop.scan("*").collect(Collectors.toSet())).isEqualTo(Set.of("a", "b"));
    }

    @Test
    void scan_emptyDatabase_isEmpty() {
        assertThat(redis.scan("*").toList()).isEmpty();
    }

    @Test
    void rawScan_cursorThatNobodyAnswered_isRefused() {
        assertThatThrownBy(() -> redis.execute("SCAN", "no cursor"))
                .isInstanceOfAny(RedisException.class, IllegalArgumentException.class);
    }
}

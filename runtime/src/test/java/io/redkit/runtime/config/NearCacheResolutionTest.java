package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.runtime.config.NearCacheSettings.Bound;

class NearCacheResolutionTest {

    private static final String CATALOG = "quarkus.redkit.near-cache.\"catalog\".";

    private static NearCacheSettings only(String... keysAndValues) {
        List<String> all = new ArrayList<>(List.of("quarkus.redkit.url", "redis://h"));
        all.addAll(List.of(keysAndValues));
        return keys(all.toArray(String[]::new)).resolve(RedkitConfig.DEFAULT_CLIENT).nearCaches().get(0);
    }

    @Test
    void nearCache_withPrefixOnly_hasDefaults() {
        assertThat(only(CATALOG + "prefix", "shop-catalog:")).isEqualTo(new NearCacheSettings("catalog", "shop-catalog:",
                Duration.ofMinutes(1), new Bound(64 << 20, true), Duration.ofSeconds(10), false));
    }

    @Test
    void nearCache_withEverything_isAsSaid() {
        assertThat(only(CATALOG + "maximum-staleness", "5s", CATALOG + "maximum-entries", "100", CATALOG + "negative-ttl", "0",
                CATALOG + "while-away", "stale")).isEqualTo(
                        new NearCacheSettings("catalog", "catalog:", Duration.ofSeconds(5), new Bound(100, false),
                                Duration.ZERO, true));
    }

    @Test
    void problems_ofOneNearCache_areAllTold() {
        assertThatThrownBy(() -> only(CATALOG + "prefix", " ", CATALOG + "maximum-staleness", "0s",
                CATALOG + "maximum-entries", "0"))
                .hasMessageContainingAll(CATALOG + "prefix: ", CATALOG + "maximum-staleness: ", CATALOG + "maximum-entries: ");
    }

    @Test
    void prefixes_ofWhichOneBeginsTheOther_areRefused() {
        assertThatThrownBy(() -> only(CATALOG + "prefix", "catalog:",
                "quarkus.redkit.near-cache.\"books\".prefix", "catalog:books:"))
                .hasMessageContaining(CATALOG + "prefix: is the beginning of quarkus.redkit.near-cache.\"books\".prefix");
    }
}

package io.redkit.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.runtime.topology.Slots;

class RequestTest {

    private static final KeySpace KEYS = KeySpace.of("shop:");

    @Test
    void record_ofAnyFirstKey_isInItsSlot() {
        for (String key : new String[] { "shop:a", "shop:{user:42}:x", "shop:a{b}c{d}", "shop:a{b", "shop:{a{b}" }) {
            assertThat(Slots.of(Request.record(KEYS, "s", key, "r}1{"))).as(key).isEqualTo(Slots.of(key));
        }
    }

    @Test
    void record_withPrefixThatHasAHashTag_isInTheSameSlot() {
        KeySpace tagged = KeySpace.of("{shop}:");

        assertThat(Slots.of(Request.record(tagged, "s", tagged.prefix("a"), "r"))).isEqualTo(Slots.of("shop"));
    }

    @Test
    void record_whereNoOtherKeyCanShareTheSlot_isRefused() {
        assertThatThrownBy(() -> Request.record(KEYS, "s", "shop:a}b", "r")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("closing brace").hasMessageNotContaining("a}b");
        assertThatThrownBy(() -> Request.record(KEYS, "s", "shop:{}b", "r")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void record_ofALongDeadline_outlivesIt() {
        assertThat(Request.recordMillis(Duration.ofSeconds(2))).isEqualTo(60_000);
        assertThat(Request.recordMillis(Duration.ofMinutes(5))).isEqualTo(600_000);
    }
}

package io.redkit.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.runtime.topology.Slots;

class OnceRequestTest {

    private static final KeySpace KEYS = KeySpace.of("shop:");

    @Test
    void record_ofAnyFirstKey_isInItsSlot() {
        for (String key : new String[] { "shop:a", "shop:{user:42}:x", "shop:a{b}c{d}", "shop:a{b", "shop:{a{b}" }) {
            assertThat(Slots.of(OnceRequest.record(KEYS, "s", key, "r}1{"))).as(key).isEqualTo(Slots.of(key));
        }
    }

    @Test
    void record_withPrefixThatHasAHashTag_isInTheSameSlot() {
        KeySpace tagged = KeySpace.of("{shop}:");

        assertThat(Slots.of(OnceRequest.record(tagged, "s", tagged.prefix("a"), "r"))).isEqualTo(Slots.of("shop"));
    }

    @Test
    void record_whereNoOtherKeyCanShareTheSlot_isRefused() {
        assertThatThrownBy(() -> OnceRequest.record(KEYS, "s", "shop:a}b", "r")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("closing brace").hasMessageNotContaining("a}b");
        assertThatThrownBy(() -> OnceRequest.record(KEYS, "s", "shop:{}b", "r")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void record_ofALongDeadline_outlivesIt() {
        assertThat(OnceRequest.recordMillis(Duration.ofSeconds(2))).isEqualTo(60_000);
        assertThat(OnceRequest.recordMillis(Duration.ofMinutes(5))).isEqualTo(600_000);
    }
}

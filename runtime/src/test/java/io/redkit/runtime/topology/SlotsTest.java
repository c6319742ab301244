package io.redkit.runtime.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {

    @ParameterizedTest
    @CsvSource({ "123456789, 12739", "foo, 12182", "bar, 5061", "hello, 866", "'', 0", "42, 8000" })
    void of_knownKey_isItsSlot(String key, int slot) {
        assertThat(Slots.of(key)).isEqualTo(slot);
        assertThat(Slots.of(key.getBytes(StandardCharsets.US_ASCII))).isEqualTo(slot);
    }

    @ParameterizedTest
    @CsvSource({ "{user1000}.following, user1000", "a{b}c{d}, b", "foo{{bar}}zap, {bar", "foo{bar}{zap}, bar", "}{x}, x",
            "a{é}, é" })
    void of_keyWithHashTag_isTheSlotOfTheTag(String key, String hashed) {
        assertThat(Slots.of(key)).isEqualTo(Slots.of(hashed.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({ "foo{}{bar}", "foo{bar", "foo}bar", "{}", "{" })
    void of_keyWithoutTextInTheFirstBraces_isHashedAsAWhole(String key) {
        assertThat(Slots.of(key)).isEqualTo(SlowSlots.crcOf(key.getBytes(StandardCharsets.US_ASCII)) % 16384);
    }

    @Test
    void of_number_isTheSlotOfItsDigits() {
        assertThat(Slots.of((Object) (-42L))).isEqualTo(Slots.of("-42"));
    }

    @Test
    void of_bytesThatAreCalledAnObject_isTheSlotOfTheBytes() {
        assertThat(Slots.of((Object) new byte[] { 'f', 'o', 'o' })).isEqualTo(12182);
    }

    @Test
    void of_halfASurrogatePair_isHashedAsItIsSent() {
        assertThat(Slots.of("a\ud83d")).isEqualTo(Slots.of("a?"));
    }
}

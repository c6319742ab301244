package io.redkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class TimeToLiveTest {

    @Test
    void ofMillis_answersOfPttl_areToldApart() {
        assertThat(TimeToLive.ofMillis(-2)).satisfies(ttl -> {
            assertThat(ttl.isMissing()).isTrue();
            assertThat(ttl.isPersistent()).isFalse();
            assertThat(ttl.remaining()).isEmpty();
        }).hasToString("missing");
        assertThat(TimeToLive.ofMillis(-1)).satisfies(ttl -> {
            assertThat(ttl.isMissing()).isFalse();
            assertThat(ttl.isPersistent()).isTrue();
            assertThat(ttl.remaining()).isEmpty();
        }).hasToString("persistent");
        assertThat(TimeToLive.ofMillis(0)).satisfies(ttl -> {
            assertThat(ttl.isMissing() || ttl.isPersistent()).isFalse();
            assertThat(ttl.remaining()).contains(Duration.ZERO);
        }).hasToString("PT0S");
    }

    @Test
    void equals_sameState_isEqual() {
        assertThat(TimeToLive.ofMillis(5)).isEqualTo(TimeToLive.ofMillis(5)).hasSameHashCodeAs(TimeToLive.ofMillis(5));
        assertThat(TimeToLive.ofMillis(5)).isNotEqualTo(TimeToLive.ofMillis(6));
        assertThat(TimeToLive.ofMillis(-2)).isEqualTo(TimeToLive.ofMillis(-2)).isNotEqualTo(TimeToLive.ofMillis(-1));
    }
}

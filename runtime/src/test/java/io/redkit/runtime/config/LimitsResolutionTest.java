package io.redkit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.redkit.runtime.config.ClientSettings.ConnectionLimits;

class LimitsResolutionTest {

    @Test
    void limits_notGiven_areTheDefaults() {
        assertThat(ConfigurationFixture.keys("quarkus.redkit.host", "h").resolve().limits()).isEqualTo(new ConnectionLimits(
                Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(30), 0, 65536, 64L << 20, 256L << 20));
    }

    @ParameterizedTest
    @CsvSource({ "keep-alive, 0", "connections, 1", "max-in-flight, 1", "max-queued-size, 1", "command-timeout, 1ms",
            "reconnect.max-delay, 50ms" })
    void limit_atItsEdge_isAccepted(String key, String value) {
        assertThat(with("quarkus.redkit." + key, value).resolve()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
            "connect-timeout, 0, PT0S is out of range; write a time from 1ms to 24d",
            "connect-timeout, PT-1S, PT-1S is out of range",
            "connect-timeout, PT0.0005S, PT0.0005S is out of range",
            "connect-timeout, 25d, PT600H is out of range",
            "command-timeout, 0, PT0S is out of range",
            "keep-alive, PT-1S, write a time from 1s to 24d",
            "keep-alive, 500ms, write a time from 1s to 24d",
            "reconnect.initial-delay, 0, PT0S is out of range",
            "reconnect.max-delay, PT-1S, PT-1S is out of range",
            "reconnect.initial-delay, 3s, PT3S is longer than quarkus.redkit.reconnect.max-delay (PT2S)",
            "connections, 0, 0 is too small; write a number from 1",
            "connections, -1, -1 is too small",
            "max-in-flight, 0, 0 is too small",
            "max-queued-size, 0, 0 bytes is out of range",
            "max-reply-size, 0, 0 bytes is out of range",
            "max-reply-size, 9999999Y, bytes is out of range" })
    void limit_outOfRange_isRefused(String key, String value, String message) {
        assertThat(with("quarkus.redkit." + key, value).refusal()).contains("quarkus.redkit." + key + ": ", message);
    }

    private static ConfigurationFixture with(String key, String value) {
        return ConfigurationFixture.keys("quarkus.redkit.host", "h", key, value);
    }
}

package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.keys;
import static io.redkit.runtime.config.ConfigurationFixture.map;
import static io.redkit.runtime.config.ConfigurationFixture.variables;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsResolutionTest {

    private static final String URL = "quarkus.redkit.url";
    private static final String TLS = "quarkus.redkit.tls";

    /** Columns: URL key, TLS key, REDIS_URL, REDIS_TLS; whether the connection is encrypted. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "redis://h, -, -, -, false",
            "redis://h, true, -, -, true",
            "redis://h, -, -, true, false",
            "rediss://h, -, -, -, true",
            "rediss://h, true, -, -, true",
            "rediss://h, -, -, false, true",
            "unix:///s, -, -, true, false",
            "-, -, redis://h, -, false",
            "-, -, redis://h, true, true",
            "-, -, rediss://h, -, true",
            "-, false, rediss://h, true, false",
            "-, true, redis://h, false, true" })
    void sources_combine(String url, String tls, String envUrl, String envTls, boolean expected) {
        Map<String, String> keys = map(URL, url, TLS, tls);
        Map<String, String> variables = map("REDIS_URL", envUrl, "REDIS_TLS", envTls);
        keys.values().removeIf(Objects::isNull);
        variables.values().removeIf(Objects::isNull);

        assertThat(ConfigurationFixture.of(keys, variables).resolve().tls()).isEqualTo(expected);
    }

    @Test
    void tlsVariable_fillsHostKey() {
        assertThat(ConfigurationFixture.of(Map.of("quarkus.redkit.host", "h"), Map.of("REDIS_TLS_ENABLED", "true")).resolve()
                .tls()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "true, true", "TRUE, true", "1, true", "yes, true", "on, true", "false, false", "0, false", "No, false",
            "off, false" })
    void tlsVariable_anySpelling_isRead(String text, boolean expected) {
        assertThat(variables("REDIS_HOST", "h", "REDIS_TLS", text).resolve().tls()).isEqualTo(expected);
        assertThat(variables("REDIS_HOST", "h", "REDIS_TLS_ENABLED", text).resolve().tls()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "REDIS_TLS", "REDIS_TLS_ENABLED" })
    void tlsVariable_malformed_isRefused(String variable) {
        assertThat(variables("REDIS_HOST", "h", variable, "maybe").refusal())
                .contains(variable + ": is neither true nor false; write true, false, 1, 0, yes, no, on or off");
    }

    @Test
    void tlsVariables_different_areRefused() {
        assertThat(variables("REDIS_HOST", "h", "REDIS_TLS", "1", "REDIS_TLS_ENABLED", "0").refusal())
                .contains("REDIS_TLS_ENABLED: contradicts the TLS setting of REDIS_TLS");
    }

    @Test
    void tlsKeyFalse_besideTlsUrl_isRefused() {
        assertThat(keys(URL, "rediss://h", TLS, "false").refusal()).contains(TLS + ": contradicts the TLS setting of " + URL);
    }

    @Test
    void tlsVariableFalse_besideTlsUrlVariable_isRefused() {
        assertThat(variables("REDIS_URL", "rediss://h", "REDIS_TLS", "false").refusal())
                .contains("REDIS_TLS: contradicts the TLS setting of REDIS_URL");
    }

    @Test
    void tls_onUnixSocket_isRefused() {
        assertThat(keys(URL, "unix:///s", TLS, "true").refusal()).contains(TLS + ": switches TLS on for a Unix domain socket");
        assertThat(variables("REDIS_URL", "unix:///s", "REDIS_TLS", "1").refusal()).contains("REDIS_TLS: switches TLS on");
    }

    @Test
    void tlsConfigurationName_withoutTls_isWarnedAbout() {
        String key = "quarkus.redkit.tls-configuration-name";

        assertThat(keys(URL, "redis://h", key, "x").resolveAll().warnings())
                .singleElement().asString().startsWith(key + ": has no effect without TLS");
        assertThat(keys(URL, "rediss://h", key, "x").resolveAll().warnings()).isEmpty();
        assertThat(keys(URL, "rediss://h", key, "x").resolve().tlsConfigurationName()).isEqualTo("x");
    }
}

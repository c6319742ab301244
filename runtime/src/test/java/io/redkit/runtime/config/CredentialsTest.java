package io.redkit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

    private static final String URL = "quarkus.redkit.url";
    private static final String USER = "quarkus.redkit.username";
    private static final String PASSWORD = "quarkus.redkit.password";

    /** Columns: URL key, user key, password key, REDIS_URL, REDIS_USERNAME, REDIS_PASSWORD; user, password. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "redis://h, -, -, -, -, -, -, -",
            "redis://a:b@h, -, -, -, -, -, a, b",
            "redis://:b@h, -, -, -, -, -, -, b",
            "redis://:b@h, a, -, -, -, -, a, b",
            "redis://a@h, -, b, -, -, -, a, b",
            "redis://a:b@h, a, b, -, -, -, a, b",
            "redis://h, a, b, -, -, -, a, b",
            "redis://h, -, -, -, a, b, a, b",
            "redis://h, -, -, -, -, b, -, b",
            "redis://a@h, -, -, -, x, b, a, b",
            "redis://:b@h, -, -, -, x, y, -, b",
            "redis://h, -, b, -, a, y, a, b",
            "-, -, -, redis://a:b@h, -, -, a, b",
            "-, -, -, redis://a:b@h, a, b, a, b",
            "-, -, -, redis://:b@h, a, -, a, b",
            "-, -, -, redis://a@h, -, b, a, b",
            "-, a, b, redis://x:y@h, z, z, a, b",
            "-, -, b, redis://a:y@h, -, -, a, b",
            "redis://default@h, -, -, -, -, -, -, -",
            "redis://default:@h, -, -, -, -, -, -, -" })
    void sources_combine(String url, String user, String password, String envUrl, String envUser, String envPassword,
            String expectedUser, String expectedPassword) {
        ClientSettings settings = ConfigurationFixture.of(
                given(URL, url, USER, user, PASSWORD, password),
                given("REDIS_URL", envUrl, "REDIS_USERNAME", envUser, "REDIS_PASSWORD", envPassword)).resolve();

        assertThat(settings.username()).isEqualTo(expectedUser);
        assertThat(settings.password()).isEqualTo(expectedPassword == null ? null : new Secret(expectedPassword));
    }

    @Test
    void userOfUrlAndKey_different_areRefused() {
        assertThat(ConfigurationFixture.keys(URL, "redis://alice:p@h", USER, "bob").refusal())
                .contains(USER + ": contradicts the user name of " + URL).doesNotContain("alice", "bob");
    }

    @Test
    void passwordOfUrlAndKey_different_areRefused() {
        assertThat(ConfigurationFixture.keys(URL, "redis://:secret1@h", PASSWORD, "secret2").refusal())
                .contains(PASSWORD + ": contradicts the password of " + URL).doesNotContain("secret");
    }

    @Test
    void passwordOfUrlVariableAndVariable_different_areRefused() {
        assertThat(ConfigurationFixture.variables("REDIS_URL", "redis://:secret1@h", "REDIS_PASSWORD", "secret2").refusal())
                .contains("REDIS_PASSWORD: contradicts the password of REDIS_URL").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.redkit.username, bob", "quarkus.redkit.url, redis://bob@h" })
    void user_withoutPassword_isRefused(String key, String value) {
        assertThat(ConfigurationFixture.of(given(key, value), given("REDIS_HOST", "h")).refusal())
                .contains(key + ": has a user name and no password; set " + PASSWORD + " or REDIS_PASSWORD")
                .doesNotContain("bob");
    }

    @Test
    void user_besideMalformedUrl_isNotSaidToLackItsPassword() {
        assertThat(ConfigurationFixture.keys(URL, "redis://:a/b@h", USER, "bob").refusal()).doesNotContain("no password");
    }

    private static Map<String, String> given(String... keysAndValues) {
        Map<String, String> map = ConfigurationFixture.map(keysAndValues);
        map.values().removeIf(Objects::isNull);
        return map;
    }
}

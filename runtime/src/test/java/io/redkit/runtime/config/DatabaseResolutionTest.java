package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.keys;
import static io.redkit.runtime.config.ConfigurationFixture.variables;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseResolutionTest {

    private static final String URL = "quarkus.redkit.url";
    private static final String DATABASE = "quarkus.redkit.database";

    @Test
    void database_notGiven_isZero() {
        assertThat(keys(URL, "redis://h").resolve().database()).isZero();
    }

    @Test
    void databaseKey_fillsUrlWithoutOne() {
        assertThat(keys(URL, "redis://h", DATABASE, "3").resolve().database()).isEqualTo(3);
    }

    @Test
    void databaseVariable_fillsUrlKeyWithoutOne() {
        assertThat(ConfigurationFixture.of(Map.of(URL, "redis://h"), Map.of("REDIS_DB", "3")).resolve().database())
                .isEqualTo(3);
    }

    @Test
    void databaseVariable_belowDatabaseOfUrlKey_isIgnored() {
        assertThat(ConfigurationFixture.of(Map.of(URL, "redis://h/2"), Map.of("REDIS_DB", "3")).resolve().database())
                .isEqualTo(2);
    }

    @Test
    void databaseKey_aboveVariables_wins() {
        assertThat(ConfigurationFixture.of(Map.of(DATABASE, "2"), Map.of("REDIS_URL", "redis://h/3", "REDIS_DB", "x"))
                .resolve().database()).isEqualTo(2);
    }

    @Test
    void databaseKeyAndUrlKey_different_areRefused() {
        assertThat(keys(URL, "redis://h/1", DATABASE, "2").refusal())
                .contains(DATABASE + ": contradicts the database of " + URL);
    }

    @Test
    void databaseVariableAndUrlVariable_different_areRefused() {
        assertThat(variables("REDIS_URL", "redis://h/0", "REDIS_DB", "2").refusal())
                .contains("REDIS_DB: contradicts the database of REDIS_URL");
    }

    @Test
    void databaseKey_negative_isRefused() {
        assertThat(keys(URL, "redis://h", DATABASE, "-1").refusal())
                .contains(DATABASE + ": -1 is no database; write its index, a number from 0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1", "x", "1.0", "2147483648", "99999999999" })
    void databaseVariable_malformed_isRefused(String database) {
        assertThat(variables("REDIS_HOST", "h", "REDIS_DB", database).refusal())
                .contains("REDIS_DB: is no database; write its index, a number from 0, or set " + DATABASE);
    }
}

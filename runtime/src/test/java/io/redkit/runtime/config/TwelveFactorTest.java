package io.redkit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwelveFactorTest {

    @Test
    void variables_allSet_areRead() {
        TwelveFactor read = ConfigurationFixture.variables("REDIS_URL", "a", "REDIS_HOST", "b", "REDIS_PORT", "c",
                "REDIS_USERNAME", "d", "REDIS_PASSWORD", "e", "REDIS_DB", "f", "REDIS_TLS", "g", "REDIS_TLS_ENABLED", "h",
                "REDIS_CLUSTER_NODES", "i").environment();

        assertThat(read).isEqualTo(new TwelveFactor("a", "b", "c", "d", new Secret("e"), "f", "g", "h", "i"));
    }

    @Test
    void variables_noneSet_equalNone() {
        assertThat(ConfigurationFixture.variables().environment()).isEqualTo(TwelveFactor.NONE);
    }

    @Test
    void variable_blank_isAbsent() {
        assertThat(ConfigurationFixture.variables("REDIS_URL", "  ", "REDIS_PASSWORD", "").environment())
                .isEqualTo(TwelveFactor.NONE);
    }

    @Test
    void variable_withSpaceAround_isStripped() {
        assertThat(ConfigurationFixture.variables("REDIS_HOST", " h\n").environment().host()).isEqualTo("h");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a$$b", "a${nowhere}b", "\\${c}" })
    void password_ofEnvironmentWithDollars_isTakenLiterally(String password) {
        assertThat(ConfigurationFixture.variables("REDIS_PASSWORD", password).environment().password())
                .isEqualTo(new Secret(password));
    }

    @Test
    void variable_ofOtherSource_hasItsExpressionExpanded() {
        assertThat(ConfigurationFixture.of(Map.of("REDIS_HOST", "${where}", "where", "h"), Map.of()).environment().host())
                .isEqualTo("h");
    }

    @Test
    void text_namesVariablesAndShowsNoValue() {
        assertThat(ConfigurationFixture.variables("REDIS_URL", "redis://:pw@h", "REDIS_PASSWORD", "pw").environment())
                .hasToString("TwelveFactor[REDIS_URL REDIS_PASSWORD]");
    }

    @Test
    void portAlone_namesNoServer() {
        assertThat(ConfigurationFixture.variables("REDIS_PORT", "1").environment().namesServer()).isFalse();
        assertThat(ConfigurationFixture.variables("REDIS_HOST", "h").environment().namesServer()).isTrue();
    }
}

package io.redkit.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;

import org.junit.jupiter.api.Test;

class SubjectTemplateTest {

    private static final Caller ADA = new Caller() {
        @Override
        public String header(String name) {
            return name.equals("X-Api-Key") ? "very secret" : null;
        }

        @Override
        public String principal() {
            return "ada";
        }

        @Override
        public String address() {
            return "::1";
        }
    };

    private static String fill(String template, Map<String, String> arguments) {
        return SubjectTemplate.parse(template).fill(arguments::get, ADA);
    }

    @Test
    void placeholders_ofAllKinds_areFilled() {
        assertThat(fill("{principal}", Map.of())).isEqualTo("ada");
        assertThat(fill("{address}", Map.of())).isEqualTo("::1");
        assertThat(fill("user {id}", Map.of("id", "42"))).isEqualTo("user 42");
    }

    @Test
    void header_isHashed() {
        assertThat(fill("{header:X-Api-Key}", Map.of())).matches("[0-9a-f]{32}");
    }

    @Test
    void valuesOfSeveralPlaceholders_neverRunIntoOneAnother() {
        assertThat(fill("{a}:{b}", Map.of("a", "x:y", "b", "z"))).isNotEqualTo(fill("{a}:{b}", Map.of("a", "x", "b", "y:z")));
    }

    @Test
    void missingValue_isASubjectThatNoValueMakes() {
        assertThat(fill("{a}-{b}", Map.of("a", "x"))).isEqualTo("x-%")
                .isNotEqualTo(fill("{a}-{b}", Map.of("a", "x", "b", "%")));
        assertThat(fill("{header:Other}", Map.of())).isEqualTo("%");
    }

    @Test
    void withoutPlaceholder_everybodyIsOneSubject() {
        assertThat(fill("", Map.of())).isEqualTo("all");
    }

    @Test
    void longValue_isShortenedToItsHash() {
        assertThat(fill("{a}", Map.of("a", "x".repeat(201)))).hasSize(32);
        assertThat(fill("{a}", Map.of("a", "x".repeat(200)))).hasSize(200);
    }

    @Test
    void bracesThatDoNotMatch_areRefused() {
        for (String wrong : new String[] { "{a", "a}", "{}", "{{a}}" }) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> SubjectTemplate.parse(wrong));
        }
    }
}

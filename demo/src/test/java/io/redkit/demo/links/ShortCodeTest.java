package io.redkit.demo.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ShortCodeTest {

    private static final List<String> CODES = Stream.generate(ShortCode::random).limit(2000).toList();

    @Test
    void codes_drawn_fitThePatternOfThePaths() {
        assertThat(CODES).allMatch(code -> code.matches(ShortCode.PATTERN));
    }

    @Test
    void codes_drawn_differ() {
        assertThat(CODES).doesNotHaveDuplicates();
    }
}

package io.redkit.runtime.nearcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImmutabilityTest {

    record Price(BigDecimal amount, TimeUnit unit) {
    }

    record Product(String name, Price price, Instant since, int stock) {
    }

    record Tree(String name, Tree parent) {
    }

    record Basket(List<String> items) {
    }

    record Picture(byte[] bytes) {
    }

    static class Bean {
    }

    @ParameterizedTest
    @ValueSource(classes = { String.class, Long.class, TimeUnit.class, Instant.class, Price.class, Product.class, Tree.class })
    void type_ofNothingThatChanges_isImmutable(Class<?> type) {
        assertThat(Immutability.of(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = { Object.class, List.class, Bean.class, Basket.class, Picture.class, Temporal.class, Number.class })
    void type_inDoubt_isNot(Class<?> type) {
        assertThat(Immutability.of(type)).isFalse();
    }
}

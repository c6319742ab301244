package io.redkit.quarkuscache.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.cache.CacheResult;
import io.quarkus.test.QuarkusUnitTest;

class ValueTypeProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .overrideConfigKey("quarkus.cache.type", "redkit")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("mixed")
                    .hasStackTraceContaining("java.lang.String").hasMessageContaining("java.lang.Integer")
                    .hasStackTraceContaining("quarkus.cache.redkit.value-types"));

    @ApplicationScoped
    static class Mixed {

        @CacheResult(cacheName = "mixed")
        String text(String key) {
            return key;
        }

        @CacheResult(cacheName = "mixed")
        int number(int key) {
            return key;
        }
    }

    @Inject
    Mixed mixed;

    @Test
    void build_valuesOfDifferentTypes_fails() {
        throw new AssertionError("it has started");
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

class NativeTransportOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.vertx.prefer-native-transport", "false")
            .overrideRuntimeConfigKey("quarkus.redkit.url", "redis://localhost:1");

    @Inject
    Vertx vertx;

    @Test
    void vertx_libraryIsPresentButNotWanted_doesWithout() {
        assertThat(vertx.isNativeTransportEnabled()).isFalse();
    }
}

package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

/** The library of this platform is a dependency of the tests. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NativeTransportTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.redkit.url", "redis://localhost:1");

    @Inject
    Vertx vertx;

    @Test
    void vertx_libraryIsPresent_usesIt() {
        assertThat(vertx.isNativeTransportEnabled()).isTrue();
    }
}

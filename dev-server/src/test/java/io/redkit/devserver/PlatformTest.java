package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
            "Linux, amd64, redis-server-6.2.6-v5-linux-amd64",
            "Linux, aarch64, redis-server-6.2.7-linux-arm64",
            "Linux, i386, redis-server-6.2.7-linux-386",
            "Mac OS X, x86_64, redis-server-6.2.6-v5-darwin-amd64",
            "Mac OS X, aarch64, redis-server-6.2.6-v5-darwin-arm64",
            "Windows 11, amd64, redis-server-5.0.14.1-windows-amd64.exe",
    })
    void binaries_knownPlatform_startWithItsOwn(String os, String processor, String binary) {
        assertThat(new Platform(os, processor).binaries()).first().isEqualTo(binary);
        assertThat(getClass().getResource("/" + binary)).as("in the jar").isNotNull();
    }

    @Test
    void binaries_linuxWithoutTheLibraries_fallBackToTheStaticOne() {
        assertThat(new Platform("Linux", "amd64").binaries()).endsWith("redis-server-6.2.7-linux-386");
    }

    @Test
    void binaries_unknownProcessor_areNone() {
        assertThat(new Platform("Linux", "s390x").binaries()).isEmpty();
    }
}

package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTracesTest {

    @TempDir
    Path root;

    @Test
    void exist_emptyMachine_isFalse() {
        assertThat(traces(Map.of()).exist()).isFalse();
    }

    @Test
    void exist_dockerHost_isTrue() {
        assertThat(traces(Map.of("DOCKER_HOST", "tcp://engine.example:2375")).exist()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "var/run/docker.sock", "home/.docker/run/docker.sock", "home/.docker/desktop/docker.sock",
            "runtime/docker.sock" })
    void exist_socket_isTrue(String socket) throws IOException {
        Files.createDirectories(root.resolve(socket).getParent());
        Files.createFile(root.resolve(socket));
        assertThat(traces(Map.of("XDG_RUNTIME_DIR", root.resolve("runtime").toString())).exist()).isTrue();
    }

    @Test
    void exist_propertiesWithHost_isTrue() throws IOException {
        properties("docker.host=tcp://engine.example:2375");
        assertThat(traces(Map.of()).exist()).isTrue();
    }

    @Test
    void exist_propertiesWithoutHost_isFalse() throws IOException {
        properties("testcontainers.reuse.enable=true");
        assertThat(traces(Map.of()).exist()).isFalse();
    }

    private void properties(String line) throws IOException {
        Files.createDirectories(root.resolve("home"));
        Files.writeString(root.resolve("home/.testcontainers.properties"), line);
    }

    private EngineTraces traces(Map<String, String> environment) {
        return new EngineTraces(environment, root.resolve("home"), root);
    }
}

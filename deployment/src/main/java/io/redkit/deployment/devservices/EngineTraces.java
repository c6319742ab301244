package io.redkit.deployment.devservices;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Whether there is anything on this machine that Testcontainers could find a container engine by. Where there is nothing,
 * nobody needs to wait for Testcontainers to load and to log an error for each place where it looked.
 *
 * @param environment the environment variables
 * @param home the home directory of the user
 * @param root the root of the file system
 */
record EngineTraces(Map<String, String> environment, Path home, Path root) {

    static boolean any() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows || System.getProperty("docker.host") != null
                || new EngineTraces(System.getenv(), Path.of(System.getProperty("user.home", "")), Path.of("/")).exist();
    }

    boolean exist() {
        return environment.containsKey("DOCKER_HOST") || isNamedInProperties() || sockets().anyMatch(Files::exists);
    }

    private boolean isNamedInProperties() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve(".testcontainers.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            return false;
        }
        return properties.containsKey("docker.host") || properties.containsKey("tc.host");
    }

    private Stream<Path> sockets() {
        Stream<Path> runtime = Stream.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(Path::of);
        return Stream.concat(Stream.concat(runtime, userRuntime()).map(directory -> directory.resolve("docker.sock")),
                Stream.of(root.resolve("var/run/docker.sock"), home.resolve(".docker/run/docker.sock"),
                        home.resolve(".docker/desktop/docker.sock")));
    }

    private Stream<Path> userRuntime() {
        try {
            return Stream.of(root.resolve("run/user/" + Files.getAttribute(home, "unix:uid")));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}

package io.redkit.devserver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds an executable in the directories of the environment variable {@code PATH}. */
final class PathSearch {

    private PathSearch() {
    }

    static Optional<Path> find(String name) {
        return find(name, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Optional<Path> find(String name, String searchPath) {
        List<String> names = Platform.isWindows() ? List.of(name + ".exe") : List.of(name);
        return Arrays.stream(searchPath.split(File.pathSeparator)).filter(directory -> !directory.isEmpty())
                .flatMap(directory -> names.stream().flatMap(candidate -> file(directory, candidate)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
    }

    private static Stream<Path> file(String directory, String name) {
        try {
            return Stream.of(Path.of(directory, name).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}

package io.redkit.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.spi.DeploymentException;

import io.redkit.runtime.script.ScriptSource;

/** Reads and checks the files of scripts, and collects what is wrong with all of them. */
final class ScriptFiles {

    private static final String FOLDER = "redis/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");

    private final ClassLoader resources;
    private final SortedMap<String, ScriptSource> sources = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param resources those of the application and its dependencies */
    ScriptFiles(ClassLoader resources) {
        this.resources = resources;
    }

    static String path(String name) {
        return FOLDER + name + ".lua";
    }

    /** Reads a script, if its name can be one. */
    void read(String name, SortedSet<String> places) {
        if (!NAME.matcher(name).matches()) {
            problems.add("@RedisScript(\"" + name + "\"): a name has letters, digits, '-' and '_', and '/' between folders"
                    + injectedAt(places));
            return;
        }
        try (InputStream file = resources.getResourceAsStream(path(name))) {
            if (file == null) {
                problems.add("@RedisScript(\"" + name + "\"): there is no resource " + path(name)
                        + "; create it as src/main/resources/" + path(name) + injectedAt(places));
                return;
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<String> its = new ArrayList<>();
            sources.put(name, ScriptSource.ofFile(name, text, its));
            its.forEach(problem -> problems.add(path(name) + ": " + problem));
        } catch (IOException e) {
            throw new UncheckedIOException(path(name), e);
        }
    }

    /**
     * Returns what was read.
     *
     * @throws DeploymentException if anything is wrong, with all of it
     */
    SortedMap<String, ScriptSource> sources() {
        if (!problems.isEmpty()) {
            throw new DeploymentException(
                    "Redis scripts, " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:")
                            + System.lineSeparator() + "- " + String.join(System.lineSeparator() + "- ", problems));
        }
        return sources;
    }

    private static String injectedAt(SortedSet<String> places) {
        return ". Injected at " + String.join(", ", places);
    }
}

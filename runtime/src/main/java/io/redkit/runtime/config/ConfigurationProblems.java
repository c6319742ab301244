package io.redkit.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Collects what is wrong with the configuration of all clients, so that one start shows everything.
 * <p>
 * Texts never contain a password, a URL's user info, or any text value that may hold one by mistake.
 */
final class ConfigurationProblems {

    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();

    /**
     * Adds a problem that stops the start.
     *
     * @param key configuration key or environment variable that is wrong
     * @param text what is wrong, and what to write instead
     */
    void add(String key, String text) {
        keys.add(key);
        problems.add(key + ": " + text);
    }

    /** Adds something that is probably not meant, and does no harm. */
    void warn(String key, String text) {
        warnings.add(key + ": " + text);
    }

    int count() {
        return problems.size();
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Throws one exception with all problems, if there is any. */
    void throwIfAny() {
        if (problems.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add(problems.size() == 1 ? "The configuration of Redkit has a problem:"
                : "The configuration of Redkit has " + problems.size() + " problems:");
        problems.forEach(problem -> lines.add("  - " + problem));
        throw new ConfigurationException(String.join("\n", lines), keys);
    }
}

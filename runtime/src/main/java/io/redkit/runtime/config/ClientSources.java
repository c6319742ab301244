package io.redkit.runtime.config;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.LaunchMode;

/**
 * All that is configured for one client, and where its problems go.
 *
 * @param name name of the client
 * @param client its keys
 * @param environment variables that fill what the keys leave open; none for a named client
 * @param mode how the application runs
 * @param problems collects what is wrong
 */
record ClientSources(String name, RedkitConfig.Client client, TwelveFactor environment, LaunchMode mode,
        ConfigurationProblems problems) {

    /** Returns the full name of a key of this client. */
    String key(String key) {
        return ConfigKeys.of(name, key);
    }

    boolean production() {
        return mode.isProduction();
    }

    boolean development() {
        return mode.isDev();
    }

    boolean isDefault() {
        return RedkitConfig.DEFAULT_CLIENT.equals(name);
    }

    void problem(String key, String text) {
        problems.add(key(key), text);
    }

    /** Returns the text of a key without space around it, null where it is not set or blank. */
    static @Nullable String text(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }
}

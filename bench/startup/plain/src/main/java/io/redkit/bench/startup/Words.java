package io.redkit.bench.startup;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

/** Words from a map. */
@Startup
@ApplicationScoped
public class Words {

    private final Map<String, String> words = Map.of("greeting", "hello");

    public String get(String name) {
        return words.get(name);
    }
}

package io.redkit.deployment;

import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;

import io.quarkus.builder.item.SimpleBuildItem;
import io.redkit.runtime.script.ScriptSource;

/** The scripts that the application injects, and for each the names of the clients that run it. */
final class ScriptUsesBuildItem extends SimpleBuildItem {

    private final SortedMap<String, ScriptSource> sources;
    private final SortedMap<String, SortedSet<String>> clients;

    /** Both have the same keys: the names of the scripts. */
    ScriptUsesBuildItem(SortedMap<String, ScriptSource> sources, SortedMap<String, SortedSet<String>> clients) {
        this.sources = sources;
        this.clients = clients;
    }

    SortedMap<String, ScriptSource> sources() {
        return sources;
    }

    SortedSet<String> clientsOf(String script) {
        return Objects.requireNonNull(clients.get(script));
    }
}

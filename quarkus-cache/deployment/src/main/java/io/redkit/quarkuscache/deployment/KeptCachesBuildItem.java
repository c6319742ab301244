package io.redkit.quarkuscache.deployment;

import java.util.Set;

import io.quarkus.builder.item.SimpleBuildItem;

/** The names of the caches that are kept in Redis. */
final class KeptCachesBuildItem extends SimpleBuildItem {

    private final Set<String> names;

    KeptCachesBuildItem(Set<String> names) {
        this.names = names;
    }

    Set<String> names() {
        return names;
    }
}

package io.redkit.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import io.redkit.runtime.cache.CachesByClient;

/** The caches of all clients. */
final class CachesBuildItem extends SimpleBuildItem {

    private final RuntimeValue<CachesByClient> caches;

    CachesBuildItem(RuntimeValue<CachesByClient> caches) {
        this.caches = caches;
    }

    RuntimeValue<CachesByClient> caches() {
        return caches;
    }
}

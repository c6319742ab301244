package io.redkit.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/** The methods with a rate limit, without problems. */
final class RateLimitedBuildItem extends SimpleBuildItem {

    private final RateLimitedMethods methods;

    RateLimitedBuildItem(RateLimitedMethods methods) {
        this.methods = methods;
    }

    RateLimitedMethods methods() {
        return methods;
    }
}

package io.redkit.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import io.redkit.runtime.ratelimit.Limiters;

/** The limiters, as they will be at run time. */
final class LimitersBuildItem extends SimpleBuildItem {

    private final RuntimeValue<Limiters> limiters;

    LimitersBuildItem(RuntimeValue<Limiters> limiters) {
        this.limiters = limiters;
    }

    RuntimeValue<Limiters> limiters() {
        return limiters;
    }
}

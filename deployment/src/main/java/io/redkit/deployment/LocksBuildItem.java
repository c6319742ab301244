package io.redkit.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import io.redkit.runtime.lock.LocksByClient;

/** The locks of all clients. */
final class LocksBuildItem extends SimpleBuildItem {

    private final RuntimeValue<LocksByClient> locks;

    LocksBuildItem(RuntimeValue<LocksByClient> locks) {
        this.locks = locks;
    }

    RuntimeValue<LocksByClient> locks() {
        return locks;
    }
}

package io.redkit.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import io.redkit.runtime.pubsub.ListenerSpec;

/** A method of a bean that listens, and the class that calls it. */
final class ListenerCallBuildItem extends MultiBuildItem {

    private final ListenerSpec spec;
    private final String invoker;

    /** @param invoker name of a class that implements {@code Invoker} */
    ListenerCallBuildItem(ListenerSpec spec, String invoker) {
        this.spec = spec;
        this.invoker = invoker;
    }

    ListenerSpec spec() {
        return spec;
    }

    String invoker() {
        return invoker;
    }
}

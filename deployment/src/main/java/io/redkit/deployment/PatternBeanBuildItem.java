package io.redkit.deployment;

import org.jboss.jandex.DotName;

import io.quarkus.builder.item.MultiBuildItem;

/** A type of a pattern that can be injected, for each client with its qualifier: who injects it uses the client. */
final class PatternBeanBuildItem extends MultiBuildItem {

    private final DotName type;

    PatternBeanBuildItem(Class<?> type) {
        this.type = DotName.createSimple(type);
    }

    DotName type() {
        return type;
    }
}

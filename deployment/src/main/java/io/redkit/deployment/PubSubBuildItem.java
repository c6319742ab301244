package io.redkit.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import io.redkit.runtime.pubsub.PubSubByClient;

/** The channels of all clients. */
final class PubSubBuildItem extends SimpleBuildItem {

    private final RuntimeValue<PubSubByClient> channels;

    PubSubBuildItem(RuntimeValue<PubSubByClient> channels) {
        this.channels = channels;
    }

    RuntimeValue<PubSubByClient> channels() {
        return channels;
    }
}

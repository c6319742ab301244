package io.redkit.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import io.redkit.runtime.RedkitClients;

/** The clients, as they will be at run time. */
final class ClientsBuildItem extends SimpleBuildItem {

    private final RuntimeValue<RedkitClients> clients;

    ClientsBuildItem(RuntimeValue<RedkitClients> clients) {
        this.clients = clients;
    }

    RuntimeValue<RedkitClients> clients() {
        return clients;
    }
}

package io.redkit.deployment;

import io.quarkus.builder.item.MultiBuildItem;

/** A place that needs a client without injecting anything of it, such as an annotated method. */
public final class ClientNeedBuildItem extends MultiBuildItem {

    private final String client;
    private final String place;

    /** @param place as people look for it, such as {@code org.acme.Orders#close} */
    public ClientNeedBuildItem(String client, String place) {
        this.client = client;
        this.place = place;
    }

    String client() {
        return client;
    }

    String place() {
        return place;
    }
}

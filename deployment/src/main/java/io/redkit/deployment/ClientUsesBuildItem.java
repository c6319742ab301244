package io.redkit.deployment;

import java.util.SortedMap;
import java.util.SortedSet;

import io.quarkus.builder.item.SimpleBuildItem;

/** The clients that the application injects, and for each the places that need it and do not merely look it up. */
final class ClientUsesBuildItem extends SimpleBuildItem {

    private final SortedMap<String, SortedSet<String>> placesByClient;

    ClientUsesBuildItem(SortedMap<String, SortedSet<String>> placesByClient) {
        this.placesByClient = placesByClient;
    }

    SortedMap<String, SortedSet<String>> placesByClient() {
        return placesByClient;
    }
}

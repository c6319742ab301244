package io.redkit.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import io.redkit.runtime.room.RoomsByClient;

/** The rooms of all clients. */
final class RoomsBuildItem extends SimpleBuildItem {

    private final RuntimeValue<RoomsByClient> rooms;

    RoomsBuildItem(RuntimeValue<RoomsByClient> rooms) {
        this.rooms = rooms;
    }

    RuntimeValue<RoomsByClient> rooms() {
        return rooms;
    }
}

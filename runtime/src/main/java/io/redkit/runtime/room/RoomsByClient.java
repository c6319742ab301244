package io.redkit.runtime.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The rooms of all clients, made when they are first used. */
public final class RoomsByClient implements AutoCloseable {

    private final Map<String, ClientRooms> rooms = new ConcurrentHashMap<>();
    private final Function<String, ClientRooms> maker;

    /** @param maker makes those of a client */
    RoomsByClient(Function<String, ClientRooms> maker) {
        this.maker = maker;
    }

    ClientRooms of(String client) {
        return rooms.computeIfAbsent(client, maker);
    }

    /** Leaves all rooms. */
    @Override
    public void close() {
        rooms.values().forEach(ClientRooms::close);
    }
}

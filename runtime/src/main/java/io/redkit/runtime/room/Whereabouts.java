package io.redkit.runtime.room;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** In which rooms the WebSockets of this process are. Thread-safe. */
final class Whereabouts {

    private final Map<String, Set<String>> roomsByConnection = new ConcurrentHashMap<>();

    void add(String connection, String room) {
        roomsByConnection.compute(connection, (id, known) -> {
            Set<String> rooms = known == null ? ConcurrentHashMap.newKeySet() : known;
            rooms.add(room); // in here: else somebody could take the set away as an empty one
            return rooms;
        });
    }

    void remove(String connection, String room) {
        roomsByConnection.computeIfPresent(connection, (id, rooms) -> {
            rooms.remove(room);
            return rooms.isEmpty() ? null : rooms;
        });
    }

    List<String> rooms(String connection) {
        return List.copyOf(roomsByConnection.getOrDefault(connection, Set.of()));
    }
}

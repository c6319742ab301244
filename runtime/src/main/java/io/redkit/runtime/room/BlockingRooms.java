package io.redkit.runtime.room;

import java.util.Set;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.room.ReactiveRooms;
import io.redkit.room.Room;
import io.redkit.room.Rooms;
import io.redkit.runtime.service.Services;

/** The blocking view: each method waits for its reactive twin. */
record BlockingRooms(ReactiveRooms reactive) implements Rooms {

    @Override
    public Room<String> room(String name) {
        return new BlockingRoom<>(reactive.room(name));
    }

    @Override
    public <M> Room<M> room(String name, Class<M> type) {
        return new BlockingRoom<>(reactive.room(name, type));
    }

    @Override
    public <M> Room<M> room(String name, TypeReference<M> type) {
        return new BlockingRoom<>(reactive.room(name, type));
    }

    @Override
    public Set<String> online() {
        return Services.await(reactive.online());
    }

    @Override
    public long onlineCount() {
        return Services.await(reactive.onlineCount());
    }

    @Override
    public boolean isOnline(String user) {
        return Services.await(reactive.isOnline(user));
    }
}

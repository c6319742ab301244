package io.redkit.runtime.room;

import java.util.List;
import java.util.Map;

import io.redkit.room.Member;
import io.redkit.room.Membership;
import io.redkit.room.Position;
import io.redkit.room.ReactiveRoom;
import io.redkit.room.Room;
import io.redkit.room.RoomEvent;
import io.redkit.room.RoomHistory;
import io.redkit.room.RoomMessage;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Multi;

/** The blocking view: each method waits for its reactive twin. */
record BlockingRoom<M>(ReactiveRoom<M> reactive) implements Room<M> {

    @Override
    public String name() {
        return reactive.name();
    }

    @Override
    public Membership join(String user) {
        return new BlockingMembership(Services.await(reactive.join(user)));
    }

    @Override
    public Membership join(String user, Map<String, String> info) {
        return new BlockingMembership(Services.await(reactive.join(user, info)));
    }

    @Override
    public List<Member> members() {
        return Services.await(reactive.members());
    }

    @Override
    public long userCount() {
        return Services.await(reactive.userCount());
    }

    @Override
    public long connectionsOf(String user) {
        return Services.await(reactive.connectionsOf(user));
    }

    @Override
    public Position send(M message) {
        return Services.await(reactive.send(message));
    }

    @Override
    public Position send(String from, M message) {
        return Services.await(reactive.send(from, message));
    }

    @Override
    public List<RoomMessage<M>> history(int most) {
        return Services.await(reactive.history(most));
    }

    @Override
    public RoomHistory<M> historySince(Position position) {
        return Services.await(reactive.historySince(position));
    }

    @Override
    public Multi<RoomEvent<M>> events() {
        return reactive.events();
    }
}

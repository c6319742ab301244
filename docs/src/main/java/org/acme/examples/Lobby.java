package org.acme.examples;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.room.Member;
import io.redkit.room.Membership;
import io.redkit.room.Position;
import io.redkit.room.ReactiveRooms;
import io.redkit.room.Room;
import io.redkit.room.RoomEvent;
import io.redkit.room.RoomHistory;
import io.redkit.room.RoomMessage;
import io.redkit.room.Rooms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Lobby {

    // tag::room[]
    public record Line(String text) {
    }

    @Inject
    Rooms rooms;

    public List<RoomMessage<Line>> visit(String user) {
        Room<Line> lobby = rooms.room("lobby", Line.class);
        try (Membership here = lobby.join(user, Map.of("color", "green"))) {
            lobby.send(user, new Line("hello"));
            List<Member> others = lobby.members(); // with user, connection and info
            return lobby.history(20);
        }
    }
    // end::room[]

    // tag::presence[]
    public boolean isAround(String user) {
        return rooms.isOnline(user); // in any room, at any node
    }

    public long users() {
        return rooms.room("lobby").userCount(); // several tabs of a user count once
    }
    // end::presence[]

    // tag::events[]
    public Multi<String> happenings() {
        return rooms.room("lobby", Line.class).events().map(event -> {
            if (event instanceof RoomEvent.Joined<Line> joined && joined.connections() == 1) {
                return joined.member().user() + " is here";
            }
            if (event instanceof RoomEvent.Left<Line> left && left.connections() == 0) {
                return left.member().user() + " is gone";
            }
            if (event instanceof RoomEvent.Message<Line> message) {
                return message.message().content().text();
            }
            return ""; // another tab, or a gap
        });
    }
    // end::events[]

    // tag::since[]
    public RoomHistory<Line> missed(Position reached) {
        return rooms.room("lobby", Line.class).historySince(reached); // says whether it is complete
    }
    // end::since[]

    // tag::reactive[]
    @Inject
    ReactiveRooms reactiveRooms;

    public Uni<Position> greet(String user) {
        return reactiveRooms.room("lobby", Line.class).send(user, new Line("hello"));
    }
    // end::reactive[]
}

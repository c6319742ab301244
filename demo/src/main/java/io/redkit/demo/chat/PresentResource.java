package io.redkit.demo.chat;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import io.redkit.room.ReactiveRooms;
import io.smallrye.mutiny.Uni;

/** Who is in a room, at whatever instance. */
@Path("/api/chat/{room}/present")
public class PresentResource {

    @Inject
    ReactiveRooms rooms;

    @GET
    public Uni<List<Present>> present(@RestPath String room) {
        return rooms.room(Visitor.checkedRoom(room)).members().map(Present::of);
    }
}

package org.acme.notes;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.redkit.KeySpace;
import io.redkit.RedisService;

@Path("/notes/{id}")
public class NoteResource {

    public record Note(String title, String text) {
    }

    @Inject
    RedisService redis;

    @PUT
    public void put(@PathParam("id") String id, @QueryParam("seconds") @DefaultValue("3600") long seconds, Note note) {
        redis.setJson(KeySpace.key("note", id), note, Duration.ofSeconds(seconds));
    }

    @GET
    public Note get(@PathParam("id") String id) {
        Note note = redis.getJson(KeySpace.key("note", id), Note.class);
        if (note == null) {
            throw new NotFoundException();
        }
        return note;
    }

    @DELETE
    public void delete(@PathParam("id") String id) {
        redis.del(KeySpace.key("note", id), KeySpace.key("note", id, "likes"));
    }

    @POST
    @Path("/likes")
    public long like(@PathParam("id") String id) {
        return redis.incr(KeySpace.key("note", id, "likes"));
    }
}

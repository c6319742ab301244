package org.acme.examples;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.redkit.KeySpace;
import io.redkit.RedisService;

// tag::readme[]
@Path("/memos/{id}")
public class MemoResource {

    public record Memo(String title, String text) {
    }

    @Inject
    RedisService redis;

    @PUT
    public void put(@PathParam("id") String id, Memo memo) {
        redis.setJson(KeySpace.key("memo", id), memo, Duration.ofHours(1));
    }

    @GET
    public Memo get(@PathParam("id") String id) {
        return redis.getJson(KeySpace.key("memo", id), Memo.class); // null if there is none
    }
}
// end::readme[]

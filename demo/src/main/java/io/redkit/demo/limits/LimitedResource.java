package io.redkit.demo.limits;

import java.time.Instant;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.redkit.ratelimit.RateLimited;
import io.smallrye.mutiny.Uni;

/** Has a rate limit by one annotation, which also makes the headers and the status 429 of the answers. */
@Path("/api/limited")
public class LimitedResource {

    /**
     * That a press counted.
     *
     * @param at when
     */
    public record Press(Instant at) {
    }

    @POST
    @RateLimited(value = "press", subject = "{address}")
    public Uni<Press> press() {
        return Uni.createFrom().item(() -> new Press(Instant.now()));
    }
}

package io.redkit.demo.server;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.redkit.RedisService;

/** Shows what an outage does: a heartbeat that goes through Redis, and a way to silence Redis for a while. */
@Path("/api/outage")
@Consumes(MediaType.APPLICATION_JSON)
public class OutageResource {

    private static final Duration SILENCE = Duration.ofSeconds(5);

    @Inject
    RedisService redis;

    /**
     * Number of a heartbeat.
     *
     * @param count how many there were since the counter was new
     */
    public record Heartbeat(long count) {
    }

    /**
     * How long Redis stays silent.
     *
     * @param millis from now
     */
    public record Silence(long millis) {
    }

    @POST
    @Path("heartbeat")
    public Heartbeat beat() {
        return new Heartbeat(redis.incr("heartbeat"));
    }

    /** Any command can be sent as it is; this one because {@code application.properties} lets it pass the guard. */
    @POST
    @Path("silence")
    public Silence silence() {
        redis.execute("CLIENT", "PAUSE", SILENCE.toMillis());
        return new Silence(SILENCE.toMillis());
    }
}

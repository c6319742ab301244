package io.redkit.it;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.redkit.RedisClientName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;

/** Vert.x' own types, of a named client. */
@Path("/vertx")
public class VertxResource {

    @Inject
    @RedisClientName("other")
    Redis redis;

    @Inject
    @RedisClientName("other")
    RedisAPI api;

    @GET
    @Path("/api/{key}")
    public Uni<String> api(String key) {
        return api.incr(key).map(String::valueOf);
    }

    @GET
    @Path("/request/{key}")
    public Uni<String> request(String key) {
        return redis.send(Request.cmd(Command.INCRBY).arg(key).arg(5)).map(String::valueOf);
    }

    @GET
    @Path("/connection/{key}")
    public Uni<String> connection(String key) {
        return redis.connect().flatMap(connection -> count(connection, key));
    }

    private static Uni<String> count(RedisConnection connection, String key) {
        return connection.send(Request.cmd(Command.INCR).arg(key)).map(String::valueOf)
                .onTermination().call(() -> connection.close());
    }
}

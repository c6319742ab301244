package io.redkit.testkit;

import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** The plain Vert.x client: sees what is really in Redis. */
public class RawRedis {

    private final Redis redis;

    public RawRedis(Vertx vertx, int port) {
        redis = Redis.createClient(vertx, "redis://127.0.0.1:" + port);
    }

    /** Sends a command, whose arguments are strings, numbers or byte arrays, and waits for its reply. */
    public Response send(String command, Object... args) {
        Request request = Request.cmd(Command.create(command), args.clone());
        try {
            return redis.send(request).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(command, e);
        }
    }

    public String text(String command, Object... args) {
        Response reply = send(command, args);
        return reply == null ? null : reply.toString();
    }

    public long number(String command, Object... args) {
        return send(command, args).toLong();
    }

    public void flush() {
        send("FLUSHALL");
    }
}

package io.redkit.runtime.vertx;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;

/** Vert.x' command methods, all of which end in {@link #send}, over shared connections. */
public final class SharedRedisApi implements RedisAPI {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx;
    private final CommandExecutor executor;

    public SharedRedisApi(Vertx vertx, CommandExecutor executor) {
        this.vertx = vertx;
        this.executor = executor;
    }

    @Override
    public Future<@Nullable Response> send(Command command, @Nullable String... args) {
        Object[] all = new Object[args == null ? 0 : args.length];
        for (int i = 0; i < all.length; i++) {
            String arg = args[i];
            all[i] = arg == null ? NULL : arg;
        }
        return PromisedReply.send(vertx, executor, Call.of(RequestArguments.commandOf(command), all));
    }

    /** Does nothing: the application closes the client when it ends. */
    @Override
    public void close() {
    }
}

package io.redkit.runtime.service;

import java.util.function.Consumer;

import io.redkit.ConnectionState;
import io.redkit.runtime.command.CommandExecutor;
import io.vertx.redis.client.Response;

/** A connection that one owner has to himself. */
public interface OwnConnection extends CommandExecutor {

    /** Sets who receives push messages. */
    void onPush(Consumer<Response> handler);

    ConnectionState state();

    void close();
}

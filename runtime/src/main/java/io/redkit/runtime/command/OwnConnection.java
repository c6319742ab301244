package io.redkit.runtime.command;

import java.util.function.Consumer;

import io.redkit.ConnectionState;
import io.redkit.RedisException;
import io.vertx.redis.client.Response;

/** A connection that one owner has to himself, opened by its first call. */
public interface OwnConnection extends CommandExecutor {

    /** Sets who receives push messages, on an event loop. To be called before the first command. */
    void onPush(Consumer<Response> handler);

    /** Adds somebody who is told, once, that the connection is lost or closed. To be called before the first command. */
    void onEnd(Consumer<RedisException> handler);

    /** Runs a task that sends several commands, where they are written as one: on the event loop of the connection. */
    default void together(Runnable task) {
        task.run();
    }

    ConnectionState state();

    /** Closes at once; calls in flight fail, since nobody can tell what state they leave behind. Does not wait. */
    void close();
}

package io.redkit.runtime.connection;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.redkit.RedisException;
import io.vertx.redis.client.Response;

/**
 * Tells the owners of a connection what happens to it. What their code throws is logged and goes no further: it must not end
 * the connection, nor keep others from being told.
 */
public final class OwnerEvents {

    private static final Logger LOG = Logger.getLogger(OwnerEvents.class);

    private final List<Consumer<RedisException>> endHandlers = new CopyOnWriteArrayList<>();
    private volatile Consumer<Response> pushHandler = message -> {
    };

    public void onPush(Consumer<Response> handler) {
        pushHandler = handler;
    }

    public void onEnd(Consumer<RedisException> handler) {
        endHandlers.add(handler);
    }

    public void pushed(Response message) {
        tell(pushHandler, message);
    }

    public void ended(RedisException reason) {
        endHandlers.forEach(handler -> tell(handler, reason));
    }

    private static <T> void tell(Consumer<T> handler, T event) {
        try {
            handler.accept(event);
        } catch (RuntimeException | Error e) {
            LOG.error("A handler of a dedicated connection failed", e);
        }
    }
}

package io.redkit;

import java.util.function.Consumer;

import io.vertx.redis.client.Response;

/** The blocking twin of {@link DedicatedReactiveRedisService}. */
public interface DedicatedRedisService extends RedisService, AutoCloseable {

    /** @see DedicatedReactiveRedisService#onPush(Consumer) */
    DedicatedRedisService onPush(Consumer<Response> handler);

    /** Closes the connection at once; commands in flight fail. Does not wait. */
    @Override
    void close();
}

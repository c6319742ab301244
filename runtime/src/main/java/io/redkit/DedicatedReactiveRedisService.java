package io.redkit;

import java.util.function.Consumer;

import io.vertx.redis.client.Response;

/**
 * A {@link ReactiveRedisService} on a connection that nobody shares. On it, {@link #execute} takes commands that change the
 * state of the connection ({@code WATCH}, {@code MULTI}, {@code SUBSCRIBE}, {@code SELECT} ...), and commands that block hold
 * up nobody but its owner. Commands are executed in the order in which they are sent.
 * <p>
 * Between {@code MULTI} and {@code EXEC}, Redis queues commands and answers with {@code QUEUED}: use {@link #execute} there.
 * The other methods that return something would fail with a {@link RedisProtocolException}, though their command is queued.
 */
public interface DedicatedReactiveRedisService extends ReactiveRedisService, AutoCloseable {

    /**
     * Sets who receives push messages: published messages and confirmations of subscriptions, each as an array with its kind
     * first, as Redis sends it. To be called before the first command. The handler runs on an event loop and must not block.
     */
    DedicatedReactiveRedisService onPush(Consumer<Response> handler);

    /** Closes the connection at once; commands in flight fail. Does not wait. */
    @Override
    void close();
}

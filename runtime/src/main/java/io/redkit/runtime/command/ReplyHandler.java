package io.redkit.runtime.command;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;

/**
 * Is told the outcome of one command, exactly once: a reply or a failure. Called on an event loop as a rule, so it must
 * not block.
 */
public interface ReplyHandler {

    /** @param reply what the server answered, no error; null is Redis' null */
    void onReply(@Nullable Response reply);

    /** @param failure a {@code RedisException}; or any other exception if the caller's own arguments are at fault */
    void onFailure(RuntimeException failure);
}

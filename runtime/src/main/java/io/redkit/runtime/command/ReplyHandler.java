package io.redkit.runtime.command;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;

/**
 * Is told the outcome of one command, exactly once: a reply or a failure. Called on an event loop as a rule, so it must
 * not block.
 */
public interface ReplyHandler {

    /**
     * Is told, before the command is sent and again before it is sent another time, how to free what it alone occupies. To be
     * run by a handler whose caller no longer waits, for example because he cancelled; on any thread, at any time. A handler
     * that stands in front of another passes it on.
     */
    default void onGiveUp(Runnable release) {
    }

    /** @param reply what the server answered, no error; null is Redis' null */
    void onReply(@Nullable Response reply);

    /** @param failure a {@code RedisException}; or any other exception if the caller's own arguments are at fault */
    void onFailure(RuntimeException failure);
}

package io.redkit.runtime.service;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;

/** Turns the reply of one command into what its method returns. */
@FunctionalInterface
public interface ReplyDecoder<T> {

    /** Decodes the reply; null is Redis' null. An exception becomes the failure of the command. */
    @Nullable
    T decode(@Nullable Response reply);
}

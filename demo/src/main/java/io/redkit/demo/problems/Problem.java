package io.redkit.demo.problems;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;

/**
 * Body of an answer that tells of a failure.
 *
 * @param type name of the exception
 * @param message what went wrong, for people
 * @param delivery name of the {@link io.redkit.Delivery}: whether Redis may have executed the command; null if Redis has
 *        nothing
 *        to do with it
 */
public record Problem(String type, String message, @Nullable String delivery) {

    public static Problem of(Throwable failure) {
        return new Problem(failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()),
                failure instanceof RedisException redis ? redis.delivery().name() : null);
    }
}

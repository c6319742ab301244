package io.redkit.runtime.degraded;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;

/**
 * One time without Redis.
 *
 * @param since when it was declared, by the clock of this machine
 * @param because why there is no connection, null if nobody knows
 */
public record Away(Instant since, @Nullable RedisException because) {
}

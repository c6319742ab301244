package io.redkit.runtime.lock;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;

/**
 * The answer to an acquisition.
 *
 * @param token fencing token; 0 if another one holds the lock
 * @param leaseMillis time until the lease of whoever holds it ends
 */
record Granted(long token, long leaseMillis) {

    static Granted of(@Nullable Response reply) {
        Response both = Objects.requireNonNull(reply, "reply");
        return new Granted(both.get(0).toLong(), both.get(1).toLong());
    }

    boolean isHeldByAnother() {
        return token == 0;
    }
}

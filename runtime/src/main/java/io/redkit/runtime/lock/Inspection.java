package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.LockHolder;
import io.vertx.redis.client.Response;

/**
 * What Redis knows of a lock.
 *
 * @param holder who holds it, null if nobody does
 * @param taken token of the latest holder from whom it was taken away, 0 if there was none
 * @param reason why that was
 */
record Inspection(@Nullable LockHolder holder, long taken, String reason) {

    static Inspection of(@Nullable Response reply) {
        Response all = Objects.requireNonNull(reply, "reply");
        long token = all.get(1).toLong();
        LockHolder holder = token == 0 ? null
                : new LockHolder(all.get(0).toString(), token, Duration.ofMillis(Math.max(0, all.get(2).toLong())));
        return new Inspection(holder, all.get(3).toLong(), all.get(4).toString());
    }
}

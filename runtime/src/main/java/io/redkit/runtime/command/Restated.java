package io.redkit.runtime.command;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;

/** Says a failure in other words, for a call of which it was only a part. */
public final class Restated {

    private Restated() {
    }

    /**
     * Returns a failure of the same type.
     *
     * @param deadline of the whole call, null for that of the failure
     * @param delivery what became of the whole call
     */
    public static RedisException of(RedisException failure, String message, @Nullable Duration deadline, Delivery delivery) {
        if (failure instanceof RedisServerException error) {
            return ServerErrors.restated(error, message, delivery);
        }
        if (failure instanceof RedisTimeoutException timeout) {
            return new RedisTimeoutException(message, deadline == null ? timeout.deadline() : deadline, delivery,
                    timeout.diagnosis());
        }
        if (failure instanceof RedisProtocolException) {
            return new RedisProtocolException(message, failure.getCause(), delivery);
        }
        if (failure instanceof RedisConnectionException) {
            return new RedisConnectionException(message, failure.getCause(), delivery);
        }
        if (failure instanceof RedisClosedException) {
            return new RedisClosedException(message, delivery);
        }
        return failure instanceof RedisOverloadException ? new RedisOverloadException(message, delivery) : failure;
    }
}

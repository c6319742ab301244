package io.redkit.runtime.command;

import java.time.Duration;

import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;

/** Words the failure of a command that was tried more than once: the last reason, the attempts, and what all of them mean. */
final class RetriedFailure {

    private RetriedFailure() {
    }

    /**
     * Returns the failure that the caller is told.
     *
     * @param last the failure of the last attempt
     * @param mayBeExecuted whether the outcome of any attempt is unknown
     */
    static RedisException of(Call call, RedisException last, int attempts, Duration deadline, boolean mayBeExecuted) {
        Delivery delivery = mayBeExecuted ? Delivery.OUTCOME_UNKNOWN : last.delivery();
        String message = call + " failed after " + attempts + " attempts" + (mayBeExecuted ? ", outcome unknown" : "")
                + "; the last: " + last.getMessage();
        if (last instanceof RedisServerException error) {
            return ServerErrors.restated(error, message, delivery);
        }
        if (last instanceof RedisTimeoutException timeout) {
            return new RedisTimeoutException(message, deadline, delivery, timeout.diagnosis());
        }
        if (last instanceof RedisProtocolException) {
            return new RedisProtocolException(message, last.getCause(), delivery);
        }
        if (last instanceof RedisConnectionException) {
            return new RedisConnectionException(message, last.getCause(), delivery);
        }
        if (last instanceof RedisClosedException) {
            return new RedisClosedException(message, delivery);
        }
        return last instanceof RedisOverloadException ? new RedisOverloadException(message, delivery) : last;
    }
}

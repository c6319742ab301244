package io.redkit.runtime.command;

import java.time.Duration;

import io.redkit.Delivery;
import io.redkit.RedisException;

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
        return Restated.of(last, message, deadline, delivery);
    }
}

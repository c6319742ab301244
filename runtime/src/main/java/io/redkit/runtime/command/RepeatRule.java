package io.redkit.runtime.command;

import java.util.Set;

import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.CommandSpec.Trait;

/**
 * Tells whether a command that failed may be sent again: because it was not executed for certain, or because executing it
 * twice does no harm; and because the reason may be gone the next time.
 */
final class RepeatRule {

    /** Errors with which a server refuses a command that it has not begun to execute, for reasons that pass. */
    private static final Set<String> NOT_EXECUTED = Set.of("READONLY", "LOADING", "MASTERDOWN", "TRYAGAIN", "CLUSTERDOWN");

    private final boolean retriesWithoutConnection;

    /** @param retriesWithoutConnection whether commands that find no connection are sent again */
    RepeatRule(boolean retriesWithoutConnection) {
        this.retriesWithoutConnection = retriesWithoutConnection;
    }

    boolean allows(Call call, RedisException failure) {
        if (failure instanceof RedisServerException error) {
            return NOT_EXECUTED.contains(error.code()) && !isByScript(call, error);
        }
        if (!(failure instanceof RedisConnectionException)) {
            return false;
        }
        if (failure.delivery() == Delivery.NOT_SENT) {
            return retriesWithoutConnection;
        }
        // a reply that is too large or not RESP would come again, and cost all others their connection once more
        return failure.delivery() == Delivery.OUTCOME_UNKNOWN && !(failure instanceof RedisProtocolException)
                && isHarmless(CommandClass.of(call));
    }

    private static boolean isHarmless(CommandClass its) {
        return its == CommandClass.READ || its == CommandClass.IDEMPOTENT;
    }

    /** A script can say TRYAGAIN itself, after it has written. */
    private static boolean isByScript(Call call, RedisServerException error) {
        return call.command().is(Trait.SCRIPT) && error.code().equals("TRYAGAIN")
                && CommandClass.of(call) == CommandClass.WRITE;
    }
}

package io.redkit.runtime.connection;

import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;

/** How an attempt to have a command executed ended. */
public enum CommandOutcome {

    /** With a reply. */
    OK,
    /** With an error of the server. */
    SERVER_ERROR,
    /** With the deadline. */
    TIMEOUT,
    /** There was no connection, it was refused, or it was lost. */
    CONNECTION,
    /** A bound of this client was reached. */
    OVERLOAD,
    /** The command cannot be written. */
    INVALID;

    static CommandOutcome of(RuntimeException failure) {
        if (!(failure instanceof RedisException known)) {
            return INVALID;
        }
        if (known instanceof RedisServerException && known.delivery() == Delivery.ANSWERED) {
            return SERVER_ERROR;
        }
        return known instanceof RedisTimeoutException ? TIMEOUT
                : known instanceof RedisOverloadException ? OVERLOAD : CONNECTION;
    }
}

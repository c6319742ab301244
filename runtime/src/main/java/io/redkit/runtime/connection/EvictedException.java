package io.redkit.runtime.connection;

import io.redkit.Delivery;
import io.redkit.RedisConnectionException;

/** A call waited for a server that is not the one for it any more; whoever chooses servers is to choose anew. */
public final class EvictedException extends RedisConnectionException {

    private static final long serialVersionUID = 1L;

    EvictedException(String message) {
        super(message, null, Delivery.NOT_SENT);
    }
}

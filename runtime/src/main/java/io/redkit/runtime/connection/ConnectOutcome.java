package io.redkit.runtime.connection;

import io.redkit.RedisException;

/** Is told how an attempt to connect ended, once, on the event loop of the connection. */
interface ConnectOutcome {

    void onConnected(RespConnection connection);

    void onFailed(RedisException reason);
}

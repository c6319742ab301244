package io.redkit.runtime.connection;

import io.redkit.RedisException;
import io.vertx.redis.client.Response;

/** Is told what happens on a connection besides replies. */
interface ConnectionListener {

    /** A push message arrived: a published message, an invalidation, a monitored command. */
    void onPush(Response message);

    /** The server refused a write because it is a read-only replica. The call is told next. */
    default void onReadOnly() {
    }

    /** The connection is gone, and takes no more calls; those on it are told next. Called once. */
    void onClosed(RedisException reason);
}

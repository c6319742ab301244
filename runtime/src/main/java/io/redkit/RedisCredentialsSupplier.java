package io.redkit;

import io.smallrye.mutiny.Uni;

/**
 * Gives the credentials of a client, such as the short-lived tokens of a cloud. Implemented by a bean of the application:
 * with {@link RedisClientName} for a named client, without qualifier for the default one. Such a bean comes before any
 * configured user name, password or provider.
 */
@FunctionalInterface
public interface RedisCredentialsSupplier {

    /**
     * Returns the credentials for one new connection. Called on a worker thread, possibly by several at the same time; may
     * block, though the connect time-out runs meanwhile. Must not use the client that it is asked for.
     * <p>
     * A failure fails the attempt to connect with a {@link RedisConnectionException}, which names the type of the failure and
     * nothing else of it, as its text could contain a secret. The next attempt asks again.
     *
     * @param clientName name of the client, {@code <default>} for the default one
     * @return never null, and emits no null
     */
    Uni<RedisCredentials> get(String clientName);
}

package io.redkit.runtime;

import io.vertx.core.net.NetClientOptions;

/**
 * Options of the sockets of one client.
 *
 * @param servers for connections to the servers
 * @param sentinels for connections to their sentinels, if there are any
 */
public record ClientSockets(NetClientOptions servers, NetClientOptions sentinels) {
}

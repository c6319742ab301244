package io.redkit.devserver;

import java.util.ArrayList;
import java.util.List;

/** Servers that are started with the same options, at ports one after the other if the first one is given. */
final class ServerGroup implements AutoCloseable {

    private final RedisServerOptions options;
    private final List<RedisServer> servers = new ArrayList<>();

    ServerGroup(RedisServerOptions options) {
        this.options = options;
    }

    RedisServer start(ServerRole role) {
        RedisServerOptions own = options.port().isPresent() ? options.withPort(options.port().getAsInt() + servers.size())
                : options;
        RedisServer server = RedisServer.start(own, role);
        servers.add(server);
        return server;
    }

    List<RedisServer> list() {
        return List.copyOf(servers);
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}

package io.redkit.runtime.service;

import java.util.function.Consumer;

import io.redkit.DedicatedReactiveRedisService;
import io.redkit.runtime.command.OwnConnection;
import io.vertx.redis.client.Response;

/** The service on a connection of its own. */
final class DedicatedReactiveService extends ReactiveService implements DedicatedReactiveRedisService {

    private final OwnConnection connection;

    DedicatedReactiveService(ServiceSupport support, OwnConnection connection) {
        super(support);
        this.connection = connection;
    }

    @Override
    public DedicatedReactiveRedisService onPush(Consumer<Response> handler) {
        connection.onPush(Check.notNull(handler, "handler"));
        return this;
    }

    @Override
    public void close() {
        connection.close();
    }
}

package io.redkit.runtime.service;

import java.util.function.Consumer;

import io.redkit.DedicatedRedisService;
import io.vertx.redis.client.Response;

/** The blocking view of the service on a connection of its own. */
final class DedicatedBlockingService extends BlockingService implements DedicatedRedisService {

    private final DedicatedReactiveService reactive;

    DedicatedBlockingService(DedicatedReactiveService reactive) {
        super(reactive);
        this.reactive = reactive;
    }

    @Override
    public DedicatedRedisService onPush(Consumer<Response> handler) {
        reactive.onPush(handler);
        return this;
    }

    @Override
    public void close() {
        reactive.close();
    }
}

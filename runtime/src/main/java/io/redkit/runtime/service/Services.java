package io.redkit.runtime.service;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;

/** The door of this package. */
public final class Services {

    private Services() {
    }

    public static ReactiveRedisService reactive(ServiceSupport support) {
        return new ReactiveService(support);
    }

    public static RedisService blocking(ReactiveRedisService reactive) {
        return new BlockingService(reactive);
    }
}

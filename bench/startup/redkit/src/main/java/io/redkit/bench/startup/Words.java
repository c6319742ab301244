package io.redkit.bench.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.runtime.Startup;
import io.redkit.RedisService;

/** Words from Redis. */
@Startup
@ApplicationScoped
public class Words {

    @Inject
    RedisService redis;

    public String get(String name) {
        return redis.get(name);
    }
}

package io.redkit.bench.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.Startup;

/** Words from Redis. */
@Startup
@ApplicationScoped
public class Words {

    @Inject
    RedisDataSource redis;

    public String get(String name) {
        return redis.value(String.class).get(name);
    }
}

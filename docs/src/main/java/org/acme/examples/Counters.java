package org.acme.examples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.RedisService;

@ApplicationScoped
public class Counters {

    @Inject
    RedisService redis;

    public long stock(String article) {
        // tag::counters[]
        redis.incrBy("stock:" + article, 10);

        long left = redis.decr("stock:" + article);
        // end::counters[]
        return left;
    }
}

package org.acme.examples;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.ReactiveRedisService;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Reactive {

    @Inject
    ReactiveRedisService redis;

    // tag::reactive[]
    public Uni<Long> visit(String page) {
        return redis.incr("visits:" + page)
                .call(count -> count == 1 ? redis.expire("visits:" + page, Duration.ofDays(1)) : Uni.createFrom().nullItem());
    }
    // end::reactive[]
}

package org.acme.examples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.RedisService;

@ApplicationScoped
public class Replicas {

    // tag::call[]
    private static final CallOptions MAY_BE_STALE = CallOptions.DEFAULT.readFrom(ReadFrom.PREFER_REPLICA);

    @Inject
    RedisService redis;

    public String teaser(String article) {
        return redis.with(MAY_BE_STALE).get("teaser:" + article);
    }
    // end::call[]
}

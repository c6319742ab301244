package org.acme.examples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.RedisService;

@ApplicationScoped
public class Orders {

    @Inject
    RedisService redis;

    // tag::delivery[]
    /** Returns the next order number. It must not count twice, so only what was never sent is sent again. */
    public long nextNumber() {
        try {
            return redis.incr("order-number");
        } catch (RedisException e) {
            if (e.delivery() == Delivery.NOT_SENT) {
                return redis.incr("order-number");
            }
            throw e;
        }
    }
    // end::delivery[]
}

package org.acme.examples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.RedisClientName;
import io.redkit.RedisService;

@ApplicationScoped
public class Shop {

    // tag::named[]
    @Inject
    RedisService redis; // quarkus.redkit.*

    @Inject
    @RedisClientName("carts")
    RedisService carts; // quarkus.redkit."carts".*
    // end::named[]

    public boolean areApart() {
        redis.set("who", "default");
        return carts.get("who") == null;
    }
}

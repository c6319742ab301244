package org.acme.examples;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;

@ApplicationScoped
public class VertxBeans {

    // tag::vertx[]
    @Inject
    RedisAPI api;

    public Uni<Integer> enqueue(String mail) {
        return api.lpush(List.of("docs:mails", mail)).map(length -> length.toInteger()); // no key prefix is added
    }
    // end::vertx[]
}

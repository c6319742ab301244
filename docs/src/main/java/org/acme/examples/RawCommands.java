package org.acme.examples;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.KeySpace;
import io.redkit.RedisService;
import io.vertx.redis.client.Response;

@ApplicationScoped
public class RawCommands {

    @Inject
    RedisService redis;

    public List<String> carts() {
        // tag::scan[]
        try (Stream<String> keys = redis.scan(KeySpace.pattern("cart"))) {
            return keys.distinct().toList();
        }
        // end::scan[]
    }

    public String firstLetters(String name) {
        // tag::raw[]
        String key = redis.keySpace().prefix("text:" + name); // raw commands take keys as they are
        redis.execute("APPEND", key, "Redkit");

        Response letters = redis.execute("GETRANGE", key, 0, 2);
        // end::raw[]
        return letters.toString();
    }
}

package org.acme.examples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.RedisService;
import io.vertx.redis.client.Response;

@ApplicationScoped
public class RawCommands {

    @Inject
    RedisService redis;

    public String firstLetters(String name) {
        // tag::raw[]
        String key = redis.keySpace().prefix("text:" + name); // raw commands take keys as they are
        redis.execute("APPEND", key, "Redkit");

        Response letters = redis.execute("GETRANGE", key, 0, 2);
        // end::raw[]
        return letters.toString();
    }
}

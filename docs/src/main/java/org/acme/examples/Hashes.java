package org.acme.examples;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.RedisService;

@ApplicationScoped
public class Hashes {

    @Inject
    RedisService redis;

    public Map<String, String> profile(String user) {
        // tag::hash[]
        redis.hSet("profile:" + user, Map.of("name", "Ada", "city", "London", "draft", "yes"));
        redis.hDel("profile:" + user, "draft");

        String city = redis.hGet("profile:" + user, "city"); // null if there is no such field
        Map<String, String> all = redis.hGetAll("profile:" + user);
        // end::hash[]
        return "London".equals(city) ? all : Map.of();
    }
}

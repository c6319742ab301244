package org.acme.examples;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.RedisService;

@ApplicationScoped
public class Documents {

    @Inject
    RedisService redis;

    // tag::json[]
    public record Item(String article, int count) {
    }

    public void save(String cart, List<Item> items) {
        redis.setJson("cart:" + cart, items, Duration.ofHours(2));
    }

    public List<Item> load(String cart) {
        List<Item> items = redis.getJson("cart:" + cart, new TypeReference<List<Item>>() {
        });
        return items == null ? List.of() : items;
    }
    // end::json[]
}

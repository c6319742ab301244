package org.acme.examples;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.RedisService;
import io.redkit.SetOptions;
import io.redkit.TimeToLive;

@ApplicationScoped
public class Texts {

    @Inject
    RedisService redis;

    public String lastVisit(String user) {
        // tag::text[]
        redis.set("visit:" + user, "2026-01-31", Duration.ofDays(30));

        String last = redis.get("visit:" + user); // null if there is no such key
        // end::text[]
        return last;
    }

    public boolean claim(String job, String worker) {
        // tag::options[]
        boolean claimed = redis.set("job:" + job, worker,
                SetOptions.DEFAULT.ifAbsent().expireIn(Duration.ofMinutes(5)));
        // end::options[]
        return claimed;
    }

    public Map<String, String> several() {
        // tag::several[]
        redis.setAll(Map.of("city:1", "Oslo", "city:2", "Lima"));

        Map<String, String> cities = redis.getAll(List.of("city:1", "city:2", "city:3")); // two entries

        long deleted = redis.del("city:1", "city:2");
        // end::several[]
        return deleted == 2 ? cities : Map.of();
    }

    public String life(String key) {
        // tag::life[]
        boolean exists = redis.expire(key, Duration.ofMinutes(10));

        TimeToLive life = redis.ttl(key);
        String text = life.isMissing() ? "no such key"
                : life.isPersistent() ? "never expires"
                        : "expires in " + life.remaining().orElseThrow();
        // end::life[]
        return exists ? text : "";
    }
}

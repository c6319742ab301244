package org.acme.examples;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.RedisService;
import io.redkit.data.RedisHash;
import io.redkit.data.Scored;
import io.redkit.data.SortedRange;

@ApplicationScoped
public class Carts {

    // tag::hash[]
    public record Item(String name, int pieces) {
    }

    @Inject
    RedisService redis;

    public Map<String, Item> add(String user, Item item) {
        RedisHash<Item> cart = redis.hash("cart:" + user, Item.class); // values are JSON
        cart.put(item.name(), item);
        cart.expire(Duration.ofDays(7));
        return cart.getAll();
    }
    // end::hash[]

    public List<Scored<String>> leaders(String game, String player, double points) {
        // tag::sorted[]
        var scores = redis.sortedSet("scores:" + game); // members are text
        scores.increment(player, points);
        return scores.rangeWithScores(SortedRange.ranks(0, 9).reversed()); // the ten best
        // end::sorted[]
    }

    // tag::list[]
    /** Returns the next job; null if none comes within ten seconds. */
    public String nextJob() {
        return redis.list("jobs").popLeft(Duration.ofSeconds(10));
    }
    // end::list[]
}

package org.acme.examples;

import static io.redkit.KeySpace.hashTag;
import static io.redkit.KeySpace.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.data.Queued;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Stock {

    @Inject
    RedisService redis;

    @Inject
    ReactiveRedisService reactive;

    // tag::transaction[]
    /** Returns what is left, or null if there is not enough. */
    public Long take(String article, String order, long pieces) {
        String stock = key("stock", hashTag(article)); // one hash tag: one slot of a cluster
        String taken = key("taken", hashTag(article));
        Queued<Long> left = redis.transaction(tx -> {
            tx.watch(stock);
            if (tx.now().counter(stock).get() < pieces) { // read now, on the connection that watches
                return null;
            }
            tx.add(r -> r.hash(taken, Long.class).increment(order, pieces));
            return tx.add(r -> r.counter(stock).decrementBy(pieces));
        }); // MULTI and EXEC; if somebody changed the stock, once more from the beginning
        return left == null ? null : left.get();
    }
    // end::transaction[]

    // tag::reactive[]
    public Uni<Long> put(String article, long pieces) {
        String stock = key("stock", hashTag(article));
        String log = key("deliveries", hashTag(article));
        return reactive.transaction(tx -> {
            tx.add(r -> r.list(log, Long.class).pushLeft(pieces));
            tx.add(r -> r.list(log, Long.class).trim(0, 99));
            return Uni.createFrom().item(tx.add(r -> r.counter(stock).incrementBy(pieces)));
        }).map(Queued::get);
    }
    // end::reactive[]
}

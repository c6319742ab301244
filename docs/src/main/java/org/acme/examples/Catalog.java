package org.acme.examples;

import java.math.BigDecimal;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.RedisService;
import io.redkit.cache.NearCache;
import io.redkit.cache.NearCacheView;
import io.redkit.cache.ReactiveNearCache;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Catalog {

    // tag::service[]
    @Inject
    RedisService redis;

    public Product product(String id) {
        return redis.getJson("catalog:" + id, Product.class); // from memory, if it is there
    }
    // end::service[]

    // tag::view[]
    public record Product(String name, BigDecimal price) {
    }

    private final NearCacheView<Product> products;

    @Inject
    Catalog(NearCache near) {
        this.products = near.json("catalog", Product.class);
    }

    public Product shared(String id) {
        return products.get("catalog:" + id); // the same object for all readers
    }
    // end::view[]

    // tag::immutable[]
    public NearCacheView<List<String>> tags(NearCache near) {
        return near.json("catalog", new TypeReference<List<String>>() {
        }).immutable(); // nobody changes the lists
    }
    // end::immutable[]

    // tag::reactive[]
    @Inject
    ReactiveNearCache reactiveNear;

    public Uni<Product> later(String id) {
        return reactiveNear.json("catalog", Product.class).get("catalog:" + id);
    }
    // end::reactive[]

    // tag::server[]
    public Product asTheServerHasIt(String id) {
        return redis.with(CallOptions.DEFAULT.readFrom(ReadFrom.MASTER)).getJson("catalog:" + id, Product.class);
    }
    // end::server[]
}

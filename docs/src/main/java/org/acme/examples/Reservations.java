package org.acme.examples;

import static io.redkit.KeySpace.hashTag;
import static io.redkit.KeySpace.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.data.ReactiveScript;
import io.redkit.data.RedisScript;
import io.redkit.data.Script;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Reservations {

    // tag::script[]
    @Inject
    @RedisScript("reserve") // src/main/resources/redis/reserve.lua
    Script reserve;

    public boolean reserve(String order, String article, int pieces) {
        return reserve.keys(key("stock", hashTag(article)), key("reserved", hashTag(article)))
                .args(order, pieces)
                .asBoolean();
    }
    // end::script[]

    // tag::request[]
    /** May be called again when its outcome is unknown: an order reserves an article once. */
    public boolean reserveForOrder(String order, String article, int pieces) {
        return reserve.keys(key("stock", hashTag(article)), key("reserved", hashTag(article)))
                .args(order, pieces)
                .requestId(order)
                .asBoolean();
    }
    // end::request[]

    // tag::reactive[]
    @Inject
    @RedisScript("reserve")
    ReactiveScript reactiveReserve;

    public Uni<Boolean> reserveLater(String order, String article, int pieces) {
        return reactiveReserve.keys(key("stock", hashTag(article)), key("reserved", hashTag(article)))
                .args(order, pieces)
                .asBoolean();
    }
    // end::reactive[]
}

package io.redkit.runtime.service;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Streams what SCAN and its kin find: one command after the other, each begun with the cursor of the one before. */
final class Scanning {

    /** How many elements the server looks at in one go; the round trip costs more than that. */
    static final long PAGE = 500;

    private static final String END = "0";

    private Scanning() {
    }

    record Page<T>(String cursor, List<T> elements) {
    }

    private static final class Place {
        private String cursor = END;
    }

    /** @param next makes the command that begins with a cursor */
    static <T> Multi<T> of(Function<String, Uni<Page<T>>> next) {
        return Multi.createBy().repeating()
                .uni(Place::new, place -> next.apply(place.cursor).invoke(page -> place.cursor = page.cursor()))
                .whilst(page -> !page.cursor().equals(END))
                .onItem().transformToIterable(Page::elements);
    }

    /** Decodes a reply: the next cursor, and what was found. */
    static <T> Page<T> page(@Nullable Response reply, Function<Response, List<T>> elements) {
        Response page = Replies.required(reply, ResponseType.MULTI);
        return new Page<>(page.get(0).toString(), elements.apply(page.get(1)));
    }
}

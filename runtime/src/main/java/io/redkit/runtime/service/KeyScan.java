package io.redkit.runtime.service;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.KeySpace;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.smallrye.mutiny.Multi;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Streams the keys that match a pattern: one SCAN after the other, each begun with the cursor of the one before. */
final class KeyScan {

    private static final String END = "0";

    /** How many keys the server looks at in one go; the round trip costs more than that. */
    private static final long PAGE = 500;

    private final CommandExecutor executor;
    private final KeySpace keys;

    KeyScan(CommandExecutor executor, KeySpace keys) {
        this.executor = executor;
        this.keys = keys;
    }

    private record Page(String cursor, List<String> keys) {
    }

    private static final class Place {
        private String cursor = END;
    }

    Multi<String> of(String pattern) {
        String full = keys.prefixPattern(pattern);
        return Multi.createBy().repeating()
                .uni(Place::new, place -> new CommandUni<>(executor, next(place.cursor, full), KeyScan.this::page)
                        .invoke(page -> place.cursor = page.cursor()))
                .whilst(page -> !page.cursor().equals(END))
                .onItem().transformToIterable(Page::keys);
    }

    private static Call next(String cursor, String pattern) {
        return Call.of(Verbs.SCAN, cursor, "MATCH", pattern, "COUNT", PAGE);
    }

    private Page page(@Nullable Response reply) {
        Response page = Replies.required(reply, ResponseType.MULTI);
        return new Page(page.get(0).toString(), page.get(1).stream().map(key -> keys.strip(key.toString())).toList());
    }
}

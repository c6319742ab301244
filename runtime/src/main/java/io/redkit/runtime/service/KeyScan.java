package io.redkit.runtime.service;

import java.util.List;

import io.redkit.KeySpace;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.smallrye.mutiny.Multi;
import io.vertx.redis.client.Response;

/** Streams the keys that match a pattern. */
final class KeyScan {

    private final CommandExecutor executor;
    private final KeySpace keys;

    KeyScan(CommandExecutor executor, KeySpace keys) {
        this.executor = executor;
        this.keys = keys;
    }

    Multi<String> of(String pattern) {
        String full = keys.prefixPattern(pattern);
        return Scanning.of(cursor -> new CommandUni<>(executor,
                Call.of(Verbs.SCAN, cursor, "MATCH", full, "COUNT", Scanning.PAGE),
                reply -> Scanning.page(reply, this::names)));
    }

    private List<String> names(Response found) {
        return found.stream().map(key -> keys.strip(key.toString())).toList();
    }
}

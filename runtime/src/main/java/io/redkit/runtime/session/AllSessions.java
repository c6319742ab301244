package io.redkit.runtime.session;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.KeySpace;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** The keys of all sessions of a client, and of the indexes. Found by a scan, which looks at each key of the database. */
final class AllSessions {

    private static final String START = "0";
    private static final long PAGE = 500;
    private static final CommandSpec SCAN = Commands.get("SCAN");
    private static final CommandSpec UNLINK = Commands.get("UNLINK");

    private final PatternSupport support;
    private final String pattern;
    private final String indexes;

    AllSessions(PatternSupport support) {
        this.support = support;
        this.pattern = support.keys().prefixPattern(KeySpace.pattern(KeySpace.SESSION));
        this.indexes = support.keys().prefix(KeySpace.key(KeySpace.SESSION, SessionIndex.NAME)) + ':';
    }

    private record Page(String cursor, List<String> keys) {
    }

    Uni<Void> remove() {
        return pages().onItem().transformToUniAndConcatenate(keys -> keys.isEmpty() ? Uni.createFrom().voidItem()
                : Services.<@Nullable Void> uni(support.commands(),
                        Call.of(UNLINK, keys.toArray()).with(CallOptions.DEFAULT.idempotent()), reply -> null)
                        .replaceWithVoid())
                .onItem().ignoreAsUni();
    }

    Uni<Long> count() {
        return pages().onItem().transform(keys -> keys.stream().filter(key -> !key.startsWith(indexes)).count())
                .collect().with(Collectors.summingLong(Long::longValue));
    }

    private Multi<List<String>> pages() {
        return Multi.createBy().repeating()
                .uni(() -> new String[] { START }, place -> Services.uni(support.commands(),
                        Call.of(SCAN, place[0], "MATCH", pattern, "COUNT", PAGE), AllSessions::page)
                        .invoke(page -> place[0] = page.cursor()))
                .whilst(page -> !page.cursor().equals(START))
                .onItem().transform(Page::keys);
    }

    private static Page page(@Nullable Response reply) {
        Response page = SessionReplies.list(reply, 2);
        return new Page(page.get(0).toString(), page.get(1).stream().map(Response::toString).toList());
    }
}

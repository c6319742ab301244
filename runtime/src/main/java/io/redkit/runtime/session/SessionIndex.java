package io.redkit.runtime.session;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.KeySpace;
import io.redkit.ReadFrom;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/**
 * For each principal a sorted set of handles, by the time until which the session may live.
 * <p>
 * It lives in another slot than the sessions, so the two are never written in one step. What holds instead: an entry is written
 * before the session gets its principal, and lapses long after the session may have expired. So there can be an entry without a
 * session, which harms nobody: whoever uses the index looks at the sessions themselves. An entry is removed only when it lapses
 * or when its session was ended, never because its session is not there: it may be about to come.
 */
final class SessionIndex {

    /** How many entries one round trip reads or removes; keeps the server below a millisecond. */
    private static final int PAGE = 200;

    /** Between the prefix of sessions and the digest of a principal. */
    static final String NAME = "of";

    private static final int IDLE_TIMES = 3;
    private static final long GRACE_MILLIS = 60_000;
    private static final String START = "0";

    private static final LuaScript NOTE = LuaScript.load(SessionIndex.class, "index.lua");
    private static final CommandSpec ZSCAN = Commands.get("ZSCAN");
    private static final CommandSpec ZREM = Commands.get("ZREM");
    private static final CallOptions FROM_MASTER = CallOptions.DEFAULT.readFrom(ReadFrom.MASTER);
    private static final CallOptions IDEMPOTENT = CallOptions.DEFAULT.idempotent();

    private final KeySpace keys;
    private final CommandExecutor commands;
    private final CommandExecutor note;

    SessionIndex(PatternSupport support) {
        this.keys = support.keys();
        this.commands = support.commands();
        this.note = support.over(NOTE);
    }

    private record Page(String cursor, List<String> handles) {
    }

    /** Notes a session that lives for the idle time from now, or longer if it is used. Refreshes an entry that is there. */
    Uni<Void> note(String owner, String handle, long idle) {
        long lapse = Math.addExact(Math.multiplyExact(idle, (long) IDLE_TIMES), GRACE_MILLIS);
        Call call = NOTE.call(new Object[] { key(owner) }, new Object[] { handle, lapse });
        return Services.<@Nullable Void> uni(note, call, reply -> null).replaceWithVoid();
    }

    Uni<Void> remove(String owner, List<String> handles) {
        if (handles.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Object[] args = new Object[handles.size() + 1];
        args[0] = key(owner);
        for (int i = 0; i < handles.size(); i++) {
            args[i + 1] = handles.get(i);
        }
        Call call = Call.of(ZREM, args).with(IDEMPOTENT);
        return Services.<@Nullable Void> uni(commands, call, reply -> null).replaceWithVoid();
    }

    /**
     * Returns all entries, page by page; one may come twice. By ZSCAN, which promises to return what is there all the time,
     * also while entries are removed and refreshed.
     */
    Multi<List<String>> pages(String owner) {
        return Multi.createBy().repeating()
                .uni(() -> new String[] { START },
                        place -> Services.uni(commands, next(owner, place[0]), SessionIndex::page)
                                .invoke(page -> place[0] = page.cursor()))
                .whilst(page -> !page.cursor().equals(START))
                .onItem().transform(Page::handles);
    }

    private Call next(String owner, String cursor) {
        return Call.of(ZSCAN, key(owner), cursor, "COUNT", (long) PAGE).with(FROM_MASTER);
    }

    private static Page page(@Nullable Response reply) {
        if (reply == null || reply.size() != 2) {
            throw SessionReplies.unexpected(reply);
        }
        Response pairs = reply.get(1);
        List<String> handles = new ArrayList<>(pairs.size() / 2);
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            handles.add(pairs.get(i).toString());
        }
        return new Page(reply.get(0).toString(), handles);
    }

    private String key(String owner) {
        return keys.prefix(KeySpace.key(KeySpace.SESSION, NAME, owner));
    }
}

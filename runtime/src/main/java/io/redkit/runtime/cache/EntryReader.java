package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.pattern.Sent;
import io.vertx.redis.client.Response;

/**
 * Reads an entry with what decides about it: how long it still lives, by the clock of its server, and the barriers. These are
 * three commands in one flush, and another process may store between them: then the life belongs to an earlier entry than the
 * content, and is shorter. Who wants to load on account of it is told by the script that gives the right to do so.
 * <p>
 * The tags of an entry are known when it is there; the ones that it had before are a good guess, and a wrong guess
 * costs another round trip.
 */
final class EntryReader {

    private static final CommandSpec PTTL = Commands.get("PTTL");
    private static final CommandSpec GET = Commands.get("GET");
    private static final CommandSpec HMGET = Commands.get("HMGET");
    private static final int KNOWN_TAGS = 10_000;

    private final CommandExecutor commands;
    private final CacheKeys keys;
    private final Duration deadline;
    private final Cache<String, List<String>> tagsBefore = Caffeine.newBuilder().maximumSize(KNOWN_TAGS)
            .executor(Runnable::run).build();

    EntryReader(CommandExecutor commands, CacheKeys keys, Duration deadline) {
        this.commands = commands;
        this.keys = keys;
        this.deadline = deadline;
    }

    CompletableFuture<Found> read(String text) {
        String key = keys.entry(text);
        List<String> before = tagsBefore.getIfPresent(text);
        List<String> guess = before == null ? List.of() : before;
        CompletableFuture<Long> rest = Sent.send(commands, Call.of(PTTL, key).within(deadline),
                reply -> reply == null ? 0 : reply.toLong());
        CompletableFuture<byte @Nullable []> bytes = Sent.send(commands, Call.of(GET, key).within(deadline),
                reply -> reply == null ? null : reply.toBytes());
        CompletableFuture<Barriers> barriers = barriers(guess);
        return rest.thenCombine(bytes, (millis, content) -> new Bytes(content, millis))
                .thenCombine(barriers, (content, its) -> judge(text, content, its))
                .thenCompose(found -> found);
    }

    /** Decides about an entry that was read otherwise. */
    CompletableFuture<Found> judge(String text, byte[] bytes, long restMillis) {
        StoredEntry entry = StoredEntry.parse(bytes);
        List<String> tags = entry == null ? List.of() : entry.tags();
        return barriers(tags).thenCompose(its -> judge(text, new Bytes(bytes, restMillis), its));
    }

    private record Bytes(byte @Nullable [] content, long restMillis) {

        Found found(@Nullable StoredEntry valid, Barriers barriers) {
            byte[] seen = content == null ? Found.NOTHING : StoredEntry.idOf(content);
            return new Found(valid, restMillis, seen, barriers.clock());
        }
    }

    private CompletableFuture<Found> judge(String text, Bytes bytes, Barriers barriers) {
        if (bytes.content == null || bytes.restMillis <= 0) {
            return CompletableFuture.completedFuture(bytes.found(null, barriers));
        }
        StoredEntry entry = StoredEntry.parse(bytes.content);
        if (entry != null && !barriers.know(entry)) {
            tagsBefore.put(text, entry.tags());
            return barriers(entry.tags()).thenApply(its -> decided(entry, bytes, its));
        }
        return CompletableFuture.completedFuture(decided(entry, bytes, barriers));
    }

    private static Found decided(@Nullable StoredEntry entry, Bytes bytes, Barriers barriers) {
        return bytes.found(entry != null && barriers.admit(entry) ? entry : null, barriers);
    }

    private CompletableFuture<Barriers> barriers(List<String> tags) {
        List<String> fields = Barriers.fields(tags);
        Object[] args = new Object[fields.size() + 1];
        args[0] = keys.barriers();
        for (int i = 0; i < fields.size(); i++) {
            args[i + 1] = fields.get(i);
        }
        return Sent.send(commands, Call.of(HMGET, args).within(deadline),
                (@Nullable Response reply) -> Barriers.of(reply, tags));
    }
}

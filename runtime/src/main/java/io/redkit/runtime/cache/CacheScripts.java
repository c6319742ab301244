package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Sent;
import io.redkit.runtime.script.LuaScript;
import io.vertx.redis.client.Response;

/** The scripts of a cache, as methods. Each is one round trip. */
final class CacheScripts {

    private static final LuaScript CLAIM = script("claim.lua");
    private static final LuaScript STORE = script("store.lua");
    private static final LuaScript FAIL = script("fail.lua");
    private static final LuaScript RENEW = script("renew.lua");
    private static final LuaScript REMOVE = script("remove.lua");
    private static final LuaScript CLOCK = script("clock.lua");
    private static final LuaScript BARRIER = script("barrier.lua");

    private final PatternSupport support;
    private final CacheKeys keys;
    private final Duration deadline;

    CacheScripts(PatternSupport support, CacheKeys keys, Duration deadline) {
        this.support = support;
        this.keys = keys;
        this.deadline = deadline;
    }

    private static LuaScript script(String file) {
        return LuaScript.load(CacheScripts.class, file);
    }

    private <T extends @Nullable Object> CompletableFuture<T> run(LuaScript script, Object[] its, Object[] args,
            Function<@Nullable Response, T> decoder) {
        CommandExecutor over = script.over(support.commands(), deadline);
        Call call = script.call(its, args).within(deadline);
        return Sent.send(over, call, decoder);
    }

    CompletableFuture<Claim> claim(String text, String owner, Duration lease, Found found) {
        String canDoWithout = found.entry() == null ? "0" : "1";
        return run(CLAIM, entryAndLoad(text),
                new Object[] { owner, lease.toMillis(), found.seen(), found.restMillis(), canDoWithout }, Claim::of);
    }

    /** @param owner empty to store it in any case */
    CompletableFuture<Boolean> store(String text, String owner, StoredEntry entry) {
        return run(STORE, entryAndLoad(text),
                new Object[] { owner, entry.bytes(), entry.lifeMillis(), keys.channel(), text }, CacheScripts::isOne);
    }

    /** @param throttle for how long nobody else tries */
    CompletableFuture<Boolean> fail(String text, String owner, Duration throttle) {
        return run(FAIL, new Object[] { CacheKeys.load(keys.entry(text)) },
                new Object[] { owner, throttle.toMillis(), keys.channel(), text }, reply -> true);
    }

    CompletableFuture<Boolean> renew(String text, String owner, Duration lease) {
        return run(RENEW, new Object[] { CacheKeys.load(keys.entry(text)) }, new Object[] { owner, lease.toMillis() },
                CacheScripts::isOne);
    }

    /** @param kept id of an entry that stays, empty for none */
    CompletableFuture<Boolean> remove(String text, byte[] kept) {
        return run(REMOVE, entryAndLoad(text), new Object[] { kept, keys.channel(), text }, reply -> true);
    }

    /** Returns the clock of the barriers, which are made if there are none. */
    CompletableFuture<Long> clock() {
        return run(CLOCK, new Object[] { keys.barriers() }, new Object[0], reply -> reply == null ? 0 : reply.toLong());
    }

    /** @param life how long an entry can live */
    CompletableFuture<Boolean> barrier(List<String> fields, Duration life) {
        Object[] args = new Object[fields.size() + 1];
        args[0] = life.toMillis();
        for (int i = 0; i < fields.size(); i++) {
            args[i + 1] = fields.get(i);
        }
        return run(BARRIER, new Object[] { keys.barriers() }, args, reply -> true);
    }

    private Object[] entryAndLoad(String text) {
        String entry = keys.entry(text);
        return new Object[] { entry, CacheKeys.load(entry) };
    }

    private static boolean isOne(@Nullable Response reply) {
        return reply != null && reply.toLong() == 1;
    }
}

package io.redkit.runtime.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Sent;
import io.redkit.runtime.script.LuaScript;
import io.vertx.redis.client.Response;

/** The scripts of locks, as methods. Each is one round trip. */
final class LockScripts {

    private static final LuaScript ACQUIRE = script("acquire.lua");
    private static final LuaScript RELEASE = script("release.lua");
    private static final LuaScript RENEW = script("renew.lua");
    private static final LuaScript LEAVE = script("leave.lua");
    private static final LuaScript FORCE = script("force.lua");
    private static final LuaScript INSPECT = script("inspect.lua");
    private static final LuaScript FENCE = script("fence.lua");

    private final PatternSupport support;
    private final CommandExecutor acquire;
    private final CommandExecutor release;
    private final CommandExecutor renew;
    private final CommandExecutor leave;
    private final CommandExecutor force;
    private final CommandExecutor inspect;
    private final CommandExecutor fence;

    LockScripts(PatternSupport support) {
        this.support = support;
        this.acquire = support.over(ACQUIRE);
        this.release = support.over(RELEASE);
        this.renew = support.over(RENEW);
        this.leave = support.over(LEAVE);
        this.force = support.over(FORCE);
        this.inspect = support.over(INSPECT);
        this.fence = support.over(FENCE);
    }

    private static LuaScript script(String file) {
        return LuaScript.load(LockScripts.class, file);
    }

    CompletableFuture<Granted> acquire(Attempt attempt) {
        return Sent.send(acquire, acquisition(attempt), Granted::of);
    }

    /** Acquires over this connection. */
    CompletableFuture<Granted> acquire(Attempt attempt, CommandExecutor connection) {
        CommandExecutor over = ACQUIRE.over(connection, support.commandTimeout());
        return Sent.send(over, acquisition(attempt), Granted::of);
    }

    private Call acquisition(Attempt attempt) {
        LockKeys keys = attempt.spec().keys();
        return ACQUIRE.call(new Object[] { keys.lock(), keys.state(), keys.queue() },
                new Object[] { attempt.owner(), attempt.spec().leaseMillis(), support.settings().connectionName(),
                        attempt.waitingClient(), attempt.place().text(), attempt.absentClient() });
    }

    /** @param token 0 if it is not known */
    CompletableFuture<Boolean> release(LockKeys keys, String owner, long token, long restMillis) {
        return Sent.send(release, RELEASE.call(new Object[] { keys.lock(), keys.state(), keys.queue() },
                new Object[] { owner, token, restMillis, keys.channel() }), LockScripts::isOne);
    }

    /** Renews locks of one slot, or of any on a single server; returns for each whether it is held. */
    CompletableFuture<List<Boolean>> renew(List<Holding> holdings, long leaseMillis) {
        Object[] args = new Object[holdings.size() + 1];
        args[0] = leaseMillis;
        for (int i = 0; i < holdings.size(); i++) {
            args[i + 1] = holdings.get(i).owner();
        }
        Object[] keys = holdings.stream().map(each -> each.spec().keys().lock()).toArray();
        return Sent.send(renew, RENEW.call(keys, args), LockScripts::areOne);
    }

    CompletableFuture<Boolean> leave(LockKeys keys, String client) {
        return Sent.send(leave, LEAVE.call(new Object[] { keys.lock(), keys.queue() },
                new Object[] { client, keys.channel() }), reply -> true);
    }

    CompletableFuture<Boolean> force(LockKeys keys, String reason) {
        return Sent.send(force, FORCE.call(new Object[] { keys.lock(), keys.state(), keys.queue() },
                new Object[] { reason, keys.channel() }), LockScripts::isOne);
    }

    CompletableFuture<Inspection> inspect(LockKeys keys) {
        return Sent.send(inspect, INSPECT.call(new Object[] { keys.lock(), keys.state() }, new Object[0]), Inspection::of);
    }

    CompletableFuture<Boolean> admit(String fenceKey, long token) {
        return Sent.send(fence, FENCE.call(new Object[] { fenceKey }, new Object[] { token }), LockScripts::isOne);
    }

    CompletableFuture<Boolean> setFenced(String fenceKey, String key, String value, long token) {
        return Sent.send(fence, FENCE.call(new Object[] { fenceKey, key }, new Object[] { token, value }),
                LockScripts::isOne);
    }

    private static boolean isOne(@Nullable Response reply) {
        return reply != null && reply.toLong() == 1;
    }

    private static List<Boolean> areOne(@Nullable Response reply) {
        List<Boolean> all = new ArrayList<>();
        Objects.requireNonNull(reply, "reply").forEach(each -> all.add(isOne(each)));
        return all;
    }
}

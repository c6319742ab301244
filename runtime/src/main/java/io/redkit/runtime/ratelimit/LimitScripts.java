package io.redkit.runtime.ratelimit;

import java.time.Duration;

import io.redkit.KeySpace;
import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitAlgorithm;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.service.ReplyDecoder;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Uni;

/** Sends calls to Redis: the most usual kind by a script of its own, all others by one that knows everything. */
final class LimitScripts {

    private static final LuaScript CHECK = LuaScript.load(LimitScripts.class, "check.lua");
    private static final LuaScript GCRA = LuaScript.load(LimitScripts.class, "gcra.lua");
    private static final String[] ALGORITHMS = { "g", "f", "s" };
    private static final int HEAD = 2;
    private static final int PER_LIMIT = 5;

    private final KeySpace keys;
    private final Duration deadline;
    private final CommandExecutor commands;
    private final CommandExecutor check;
    private final CommandExecutor gcra;

    LimitScripts(PatternSupport support, Duration deadline) {
        this.keys = support.keys();
        this.deadline = deadline;
        this.commands = support.commands();
        this.check = support.over(CHECK);
        this.gcra = support.over(GCRA);
    }

    /** Returns the promise to send the call once, and never again if it may have arrived. */
    <T> Uni<T> send(LimitCall call, ReplyDecoder<T> decoder) {
        RateLimit first = call.limits().get(0);
        if (call.limits().size() == 1 && call.mode() == LimitCall.Mode.ALL && first.algorithm() == RateLimitAlgorithm.GCRA
                && first.blockFor().isZero()) {
            return Services.uni(gcra, gcra(call, Figures.of(first)).within(deadline), decoder);
        }
        return Services.uni(check, check(call).within(deadline), decoder);
    }

    private Call gcra(LimitCall call, Figures figures) {
        return GCRA.call(call.keys(keys), new Object[] { figures.a(), figures.b(), figures.c(), call.units() });
    }

    private Call check(LimitCall call) {
        Object[] args = new Object[HEAD + PER_LIMIT * call.limits().size()];
        args[0] = call.mode().word;
        args[1] = call.units();
        int at = HEAD;
        for (RateLimit limit : call.limits()) {
            Figures figures = Figures.of(limit);
            args[at++] = figures.algorithm();
            args[at++] = figures.a();
            args[at++] = figures.b();
            args[at++] = figures.c();
            args[at++] = figures.block();
        }
        return CHECK.call(call.keys(keys), args);
    }

    /** Returns the promise to forget what a subject has used, by whatever algorithm that was counted. */
    <T> Uni<T> forget(String limit, String subject, ReplyDecoder<T> decoder) {
        Object[] all = new Object[ALGORITHMS.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = LimitCall.key(keys, limit, subject, ALGORITHMS[i]);
        }
        return Services.uni(commands, Call.of(Commands.get("DEL"), all).within(deadline), decoder);
    }
}

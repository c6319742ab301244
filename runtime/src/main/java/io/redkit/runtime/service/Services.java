package io.redkit.runtime.service;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.data.ReactiveScript;
import io.redkit.data.Script;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.script.LuaScript;
import io.smallrye.mutiny.Uni;

/** The door of this package. */
public final class Services {

    private Services() {
    }

    public static ReactiveRedisService reactive(ServiceSupport support) {
        return new ReactiveService(support);
    }

    /** @param reactive one that {@link #reactive(ServiceSupport)} returned */
    public static RedisService blocking(ReactiveRedisService reactive) {
        return new BlockingService((ReactiveService) reactive);
    }

    public static ReactiveScript reactive(ServiceSupport support, LuaScript script) {
        return ReactiveScriptCall.of(support, script);
    }

    public static Script blocking(ReactiveScript reactive) {
        return new BlockingScript(reactive);
    }

    /** Returns the promise to send a call, for features that have verbs of their own. */
    public static <T> Uni<T> uni(CommandExecutor executor, Call call, ReplyDecoder<T> decoder) {
        return new CommandUni<>(executor, call, decoder);
    }

    /**
     * Waits for what was promised; the blocking view of features that have verbs of their own.
     *
     * @throws IllegalStateException on an event loop
     */
    public static <T> T await(Uni<T> promised) {
        return Blocking.await(promised);
    }
}

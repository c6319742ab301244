package io.redkit.runtime.service;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.codec.ValueCodec;
import io.redkit.data.ReactiveScript;
import io.redkit.runtime.command.Arguments;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.script.OnceRequest;
import io.redkit.runtime.script.ScriptEffect;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/**
 * A script, with what it is run with.
 *
 * @param keys complete, with prefix
 * @param id id of the request, null for a new one with each run
 */
record ReactiveScriptCall(ServiceSupport support, LuaScript script, String[] keys, Object[] args,
        @Nullable String id) implements ReactiveScript {

    private static final String[] NO_KEYS = {};
    private static final Object[] NO_ARGS = {};

    static ReactiveScriptCall of(ServiceSupport support, LuaScript script) {
        return new ReactiveScriptCall(support, script, NO_KEYS, NO_ARGS, null);
    }

    @Override
    public String name() {
        return script.name();
    }

    @Override
    public ReactiveScript keys(String... names) {
        List<String> given = Check.eachOf(Arrays.asList(Check.notNull(names, "array of keys")), "key");
        String[] full = given.stream().map(name -> support.keySpace().prefix(Check.key(name))).toArray(String[]::new);
        return new ReactiveScriptCall(support, script, full, args, id);
    }

    @Override
    public ReactiveScript args(Object... given) {
        Object[] converted = Arguments.of(Commands.get("EVALSHA"), Check.notNull(given, "array of arguments"));
        return new ReactiveScriptCall(support, script, keys, converted, id);
    }

    @Override
    public ReactiveScript requestId(String request) {
        if (Check.notNull(request, "request id").isEmpty()) {
            throw new IllegalArgumentException("The request id is empty");
        }
        if (!isOnce()) {
            throw new IllegalArgumentException(
                    "Script " + name() + " takes no request id: its head has another effect than once");
        }
        return new ReactiveScriptCall(support, script, keys, args, request);
    }

    @Override
    public ReactiveScript with(CallOptions options) {
        return new ReactiveScriptCall(support.with(Check.notNull(options, "set of options")), script, keys, args, id);
    }

    @Override
    public Uni<Long> asLong() {
        return send(replies()::integer);
    }

    @Override
    public Uni<Boolean> asBoolean() {
        return send(replies()::isTrue);
    }

    @Override
    public Uni<@Nullable String> asText() {
        return send(replies()::text);
    }

    @Override
    public Uni<List<@Nullable String>> asList() {
        return send(replies()::list);
    }

    @Override
    public Uni<@Nullable Response> asResponse() {
        return send(reply -> reply);
    }

    @Override
    public Uni<Void> run() {
        return send(Replies::nothing);
    }

    @Override
    public <T> Uni<@Nullable T> as(ValueCodec<T> codec) {
        ValueCodec<T> given = Check.notNull(codec, "codec");
        ScriptReplies replies = replies();
        return send(reply -> replies.value(given, reply));
    }

    /** Names the script only: keys and arguments belong to the application. */
    @Override
    public String toString() {
        return "Script " + name();
    }

    private <T> Uni<T> send(ReplyDecoder<T> decoder) {
        script.head().check(name(), keys.length, args.length);
        Call plain = isOnce() ? callOnce() : support.call(script, keys, args);
        Call call = support.options() == CallOptions.DEFAULT ? plain : plain.with(support.options());
        return new CommandUni<>(support.over(script), call, decoder);
    }

    private Call callOnce() {
        String record = OnceRequest.record(support.keySpace(), name(), keys.length == 0 ? null : keys[0],
                id == null ? OnceRequest.newId() : id);
        CallOptions options = support.options();
        long millis = OnceRequest.recordMillis(
                options.deadline() == null ? support.settings().limits().commandTimeout() : options.deadline());
        return support.call(script, followedBy(keys, record), followedBy(args, millis));
    }

    private static Object[] followedBy(Object[] all, Object last) {
        Object[] more = Arrays.copyOf(all, all.length + 1, Object[].class);
        more[all.length] = last;
        return more;
    }

    private boolean isOnce() {
        return script.head().effect() == ScriptEffect.ONCE;
    }

    private ScriptReplies replies() {
        return new ScriptReplies(name());
    }
}

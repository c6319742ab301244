package io.redkit.runtime.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.TimeToLive;
import io.redkit.data.ReactiveRedisKey;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** One key, and what can be done with it whatever it holds. */
abstract class KeyView implements ReactiveRedisKey {

    private static final CommandSpec UNLINK = Commands.get("UNLINK");

    final ServiceSupport support;
    final String fullKey;
    private final String key;

    KeyView(ServiceSupport support, String key) {
        this.support = support;
        this.key = key;
        this.fullKey = support.keySpace().prefix(Check.key(key));
    }

    @Override
    public final String key() {
        return key;
    }

    @Override
    public final Uni<Boolean> exists() {
        return send(Replies::isOne, Verbs.EXISTS);
    }

    @Override
    public final Uni<Boolean> expire(Duration timeToLive) {
        return send(Replies::isOne, Verbs.PEXPIRE, Check.millis(timeToLive, "time to live"));
    }

    @Override
    public final Uni<Boolean> persist() {
        return send(Replies::isOne, Verbs.PERSIST);
    }

    @Override
    public final Uni<TimeToLive> ttl() {
        return send(reply -> TimeToLive.ofMillis(Replies.integer(reply)), Verbs.PTTL);
    }

    @Override
    public final Uni<Boolean> delete() {
        return send(Replies::isOne, UNLINK);
    }

    /** Promises to send a command whose first argument is the key. */
    final <T> Uni<T> send(ReplyDecoder<T> decoder, CommandSpec command, Object... rest) {
        Object[] args = new Object[rest.length + 1];
        args[0] = fullKey;
        System.arraycopy(rest, 0, args, 1, rest.length);
        return new CommandUni<>(support.executor(), Call.of(command, args), decoder);
    }

    /** Promises to stream what the key holds, page by page. */
    final <T> Multi<T> scan(CommandSpec command, Function<Response, List<T>> page, Object... options) {
        return Scanning.of(cursor -> send(reply -> Scanning.page(reply, page), command, withCursor(cursor, options)));
    }

    private static Object[] withCursor(String cursor, Object[] options) {
        List<Object> args = new ArrayList<>(List.of(cursor));
        args.addAll(List.of(options));
        return args.toArray();
    }

    static <T> Uni<T> nothingSent(@Nullable T result) {
        return Uni.createFrom().item(result);
    }
}

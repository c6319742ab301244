package io.redkit.runtime.nearcache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.KeyPositions;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.redis.client.Response;

/**
 * A command of this client that may change keys of near caches. Until it has ended nothing is kept of them; so a caller who
 * has sent it reads what it did, or later things, without waiting for the server to tell of the change.
 */
final class Write implements ReplyHandler {

    /** Change every key, and name none. Of SWAPDB the server does not even tell others. */
    private static final Set<String> CHANGE_ALL = Set.of("FLUSHALL", "FLUSHDB", "SWAPDB");

    private final List<Written> keys;
    private final @Nullable Tracking flushed;
    private final ReplyHandler handler;

    private record Written(Store store, String key) {
    }

    private Write(List<Written> keys, @Nullable Tracking flushed, ReplyHandler handler) {
        this.keys = keys;
        this.flushed = flushed;
        this.handler = handler;
    }

    /** Sends the call on, with this in between if it concerns near caches. */
    static void send(Call call, Stores stores, Tracking tracking, CommandExecutor next, ReplyHandler handler) {
        int first = call.firstKey();
        if (first == KeyPositions.NO_KEY) {
            boolean all = CHANGE_ALL.contains(call.command().name());
            next.send(call, all ? new Write(List.of(), tracking, handler).begin() : handler);
            return;
        }
        List<Written> keys = call.command().keys().isSingle() ? written(stores, call, first) : written(stores, call);
        next.send(call, keys.isEmpty() ? handler : new Write(keys, null, handler).begin());
    }

    private static List<Written> written(Stores stores, Call call, int argument) {
        String key = text(call.arg(argument));
        Store store = stores.of(key);
        return store == null ? List.of() : List.of(new Written(store, key));
    }

    private static List<Written> written(Stores stores, Call call) {
        List<Written> all = new ArrayList<>();
        call.command().keys().forEach(call, argument -> all.addAll(written(stores, call, argument)));
        return all;
    }

    private static String text(Object argument) {
        return argument instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : argument.toString();
    }

    private Write begin() {
        keys.forEach(each -> each.store.writeBegins(each.key));
        flush();
        return this;
    }

    private void end() {
        keys.forEach(each -> each.store.writeEnds(each.key));
        flush();
    }

    private void flush() {
        if (flushed != null) {
            flushed.flush();
        }
    }

    @Override
    public void onGiveUp(Runnable release) {
        handler.onGiveUp(release);
    }

    @Override
    public void onReply(@Nullable Response reply) {
        end();
        handler.onReply(reply);
    }

    @Override
    public void onFailure(RuntimeException failure) {
        end();
        handler.onFailure(failure);
    }
}

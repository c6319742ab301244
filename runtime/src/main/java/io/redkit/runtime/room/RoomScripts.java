package io.redkit.runtime.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.room.Position;
import io.redkit.room.RoomEvent.Reason;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.script.OnceRequest;
import io.redkit.runtime.service.ReplyDecoder;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** The scripts of rooms, as methods. Each is one round trip. */
final class RoomScripts {

    /** So that a script holds up its server for a moment only. */
    static final int MOST_CONNECTIONS = 500;
    /** What a sweep returns if it has not found the time for all leases that have ended. */
    static final long MORE_HAVE_ENDED = 0;

    private static final LuaScript JOIN = script("join.lua");
    private static final LuaScript LEAVE = script("leave.lua");
    private static final LuaScript REFRESH = script("refresh.lua");
    private static final LuaScript SWEEP = script("sweep.lua");
    private static final LuaScript REGISTER = script("register.lua");
    private static final LuaScript DUE = script("due.lua");
    private static final LuaScript SETTLE = script("settle.lua");
    private static final LuaScript SEND = script("send.lua");
    private static final LuaScript HISTORY = script("history.lua");
    private static final CallOptions FROM_MASTER = CallOptions.DEFAULT.readFrom(ReadFrom.MASTER);

    private final PatternSupport support;
    private final RoomSettings settings;

    RoomScripts(PatternSupport support, RoomSettings settings) {
        this.support = support;
        this.settings = settings;
    }

    private static LuaScript script(String file) {
        return LuaScript.load(RoomScripts.class, file);
    }

    /** Returns how many connections the user has afterwards. */
    Uni<Long> join(RoomKeys keys, String connection, Entry entry) {
        return run(JOIN, keys.ofMembers(), RoomScripts::number, connection, entry.encode(), settings.lease().toMillis(),
                keys.channel());
    }

    Uni<Void> leave(RoomKeys keys, Reason reason, Collection<String> connections) {
        return run(LEAVE, keys.ofMembers(), reply -> true, with(connections, keys.channel(), reason.name())).replaceWithVoid();
    }

    /** Returns for each connection whether it is there. */
    Uni<List<Boolean>> refresh(RoomKeys keys, List<String> connections) {
        return run(REFRESH, keys.ofMembers(), RoomScripts::areOne, with(connections, settings.lease().toMillis()));
    }

    /** Returns the milliseconds until the next lease ends, {@link #MORE_HAVE_ENDED}, or -1 if there is none. */
    Uni<Long> sweep(RoomKeys keys) {
        return run(SWEEP, keys.ofMembers(), RoomScripts::number, keys.channel(), (long) MOST_CONNECTIONS);
    }

    Uni<Void> register(int shard, Collection<String> rooms) {
        return run(REGISTER, registry(shard), reply -> true, with(rooms, settings.lease().toMillis())).replaceWithVoid();
    }

    Uni<List<String>> due(int shard, long claimMillis, long most) {
        Object[] keys = { RoomKeys.due(support.keys(), shard) };
        return run(DUE, keys, RoomScripts::texts, claimMillis, most);
    }

    /** @param rests what the last {@link #sweep} returned, by room */
    Uni<Void> settle(int shard, Map<String, Long> rests) {
        List<Object> args = new ArrayList<>();
        args.add(settings.lease().toMillis());
        rests.forEach((room, rest) -> args.addAll(List.of(room, rest)));
        return run(SETTLE, registry(shard), reply -> true, args.toArray()).replaceWithVoid();
    }

    private Object[] registry(int shard) {
        return new Object[] { RoomKeys.due(support.keys(), shard), RoomKeys.seen(support.keys(), shard) };
    }

    Uni<Position> send(RoomKeys keys, Entry entry) {
        return Uni.createFrom().deferred(() -> {
            String record = OnceRequest.record(support.keys(), SEND.name(), keys.history(), OnceRequest.newId());
            return run(SEND, new Object[] { keys.history(), keys.meta(), record }, RoomScripts::position, entry.encode(),
                    (long) settings.historySize(), settings.historyLife().toMillis(), keys.channel(),
                    OnceRequest.recordMillis(support.commandTimeout()));
        });
    }

    /** Returns the latest messages, the latest first. */
    Uni<Page> latest(RoomKeys keys, long most) {
        return history(keys, "", most);
    }

    /** Returns the messages behind an offset, the oldest first. */
    Uni<Page> since(RoomKeys keys, long offset, long most) {
        return history(keys, Long.toString(offset), most);
    }

    private Uni<Page> history(RoomKeys keys, String offset, long most) {
        Object[] its = { keys.history(), keys.meta() };
        Object[] args = { offset, most, settings.historyLife().toMillis() };
        return Services.uni(support.over(HISTORY), HISTORY.call(its, args).with(FROM_MASTER), Page::of);
    }

    private <T> Uni<T> run(LuaScript script, Object[] keys, ReplyDecoder<T> decoder, Object... args) {
        return Services.uni(support.over(script), script.call(keys, Arrays.copyOf(args, args.length, Object[].class)), decoder);
    }

    private static Object[] with(Collection<String> last, Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(last);
        return all.toArray();
    }

    private static Response present(@Nullable Response reply) {
        return Objects.requireNonNull(reply, "reply");
    }

    private static long number(@Nullable Response reply) {
        return present(reply).toLong();
    }

    private static Position position(@Nullable Response reply) {
        Response position = present(reply);
        return new Position(position.get(0).toString(), position.get(1).toLong());
    }

    private static List<Boolean> areOne(@Nullable Response reply) {
        return present(reply).stream().map(each -> each.toLong() == 1).toList();
    }

    private static List<String> texts(@Nullable Response reply) {
        return present(reply).stream().map(Response::toString).toList();
    }
}

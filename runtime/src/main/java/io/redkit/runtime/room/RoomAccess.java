package io.redkit.runtime.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.RedisCodecException;
import io.redkit.room.Member;
import io.redkit.room.Position;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.service.ReplyDecoder;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** One room, whose messages are bytes. */
final class RoomAccess {

    private static final CommandSpec HGETALL = Commands.get("HGETALL");
    private static final CommandSpec HLEN = Commands.get("HLEN");
    private static final CommandSpec HGET = Commands.get("HGET");
    private static final CallOptions FROM_MASTER = CallOptions.DEFAULT.readFrom(ReadFrom.MASTER);

    private final String name;
    private final RoomKeys keys;
    private final RoomsCore core;

    RoomAccess(String name, RoomsCore core) {
        this.name = name;
        this.keys = RoomKeys.ofRoom(core.support().keys(), name);
        this.core = core;
    }

    String name() {
        return name;
    }

    RoomsCore core() {
        return core;
    }

    /** Joins, also if nobody waits for it any more: then it is left at once. */
    Uni<Place> join(String user, Map<String, String> info) {
        return Uni.createFrom().deferred(() -> {
            Entry entry = checked(Entry.ofUser(user, core.infos().encode(info)), "information about a connection");
            CompletableFuture<Place> promise = new CompletableFuture<>();
            join(entry).map(seat -> new Place(this, seat, member(seat.id(), entry))).subscribe().with(place -> {
                if (!promise.complete(place)) {
                    place.leaveInBackground();
                }
            }, promise::completeExceptionally);
            return Uni.createFrom().completionStage(promise);
        });
    }

    private Uni<LocalSeat> join(Entry entry) {
        if (core.isLocal()) {
            core.presence().enterLater(entry.user());
            return Uni.createFrom().item(core.seats().joinLater(keys, entry));
        }
        return core.seats().join(keys, entry).call(seat -> core.presence().enter(entry.user())
                .onFailure().invoke(() -> core.seats().leaveInBackground(seat)));
    }

    Uni<Void> leave(LocalSeat seat) {
        return Uni.createFrom().deferred(() -> {
            if (!seat.end()) {
                return Uni.createFrom().voidItem();
            }
            core.presence().exit(seat.entry().user());
            return core.seats().leaveEnded(seat);
        });
    }

    Uni<List<Member>> members() {
        return read(Call.of(HGETALL, keys.members()), this::members);
    }

    /** As a map of RESP3, or as a list in which keys and values alternate. */
    private List<Member> members(@Nullable Response reply) {
        List<Member> members = new ArrayList<>();
        if (reply == null) {
            return members;
        }
        for (String connection : reply.getKeys()) {
            members.add(member(connection, Entry.decode(reply.get(connection).toBytes())));
        }
        return members;
    }

    Member member(String connection, Entry entry) {
        return new Member(entry.user(), connection, info(entry));
    }

    private Map<String, String> info(Entry entry) {
        try {
            return core.infos().decode(entry.json());
        } catch (RedisCodecException e) {
            return Map.of();
        }
    }

    Uni<Long> userCount() {
        return read(Call.of(HLEN, keys.users()), RoomsCore::number);
    }

    Uni<Long> connectionsOf(String user) {
        return read(Call.of(HGET, keys.users(), user), RoomsCore::number);
    }

    private <T> Uni<T> read(Call call, ReplyDecoder<T> decoder) {
        return Services.uni(core.support().commands(), call.with(FROM_MASTER), decoder);
    }

    /** @param entry its user is the sender, or empty */
    Uni<Position> send(Entry entry) {
        return Uni.createFrom().deferred(() -> {
            checked(entry, "message");
            if (core.isLocal()) {
                core.feeds().tellHere(keys, new Heard.Message(Position.LOCAL, 0, entry));
                return Uni.createFrom().item(Position.LOCAL);
            }
            return core.scripts().send(keys, entry);
        });
    }

    private Entry checked(Entry entry, String what) {
        long bytes = (long) entry.user().length() + entry.json().length;
        if (bytes > core.settings().mostBytes()) {
            throw new IllegalArgumentException("a " + what + " of " + bytes + " bytes is larger than rooms.max-message-size, "
                    + core.settings().mostBytes());
        }
        return entry;
    }

    /** Returns the latest messages, the latest first. */
    Uni<Page> latest(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("the number of messages is negative: " + most);
        }
        return core.scripts().latest(keys, most);
    }

    Uni<Page> since(Position position) {
        return core.scripts().since(keys, position.offset(), Integer.MAX_VALUE);
    }

    Feeds.Attachment listen(Consumer<Heard> listener) {
        return core.feeds().attach(keys, listener);
    }
}

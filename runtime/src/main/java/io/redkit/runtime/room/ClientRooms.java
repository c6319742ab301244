package io.redkit.runtime.room;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.RedisException;
import io.redkit.codec.ValueCodec;
import io.redkit.room.ReactiveRoom;
import io.redkit.room.ReactiveRooms;
import io.redkit.room.Rooms;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Timers.Timer;
import io.redkit.runtime.service.ReplyDecoder;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** The rooms of one client, in both styles. The door of this package; there is one for each client. */
public final class ClientRooms implements ReactiveRooms, AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.redkit.room");
    private static final CommandSpec HKEYS = Commands.get("HKEYS");
    private static final CommandSpec HLEN = Commands.get("HLEN");
    private static final CommandSpec HEXISTS = Commands.get("HEXISTS");
    private static final CallOptions FROM_MASTER = CallOptions.DEFAULT.readFrom(ReadFrom.MASTER);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

    private final RoomsCore core;
    private final Timer refresher;
    private final Timer sweeper;
    private final Availability.Registration policy;

    /** Sends nothing yet, but sweeps from now on. */
    public ClientRooms(PatternSupport support, RoomSettings settings) {
        this.core = new RoomsCore(support, settings);
        Sweeper sweeping = new Sweeper(core.scripts(), support.keys(), core.registry(), settings);
        this.refresher = core.timers().every(settings.refresh(), core.seats()::refresh);
        this.sweeper = core.timers().every(settings.sweep(), sweeping::sweep);
        this.policy = support.availability().register(
                new FeaturePolicy("rooms", settings.localWhileAway() ? "local" : "fail"), new AwayListener() {
                    @Override
                    public void onReturn() {
                        sweeping.rest();
                        core.seats().refresh();
                    }
                });
    }

    RoomsCore core() {
        return core;
    }

    /** Returns these rooms for blocking code. */
    public Rooms blocking() {
        return new BlockingRooms(this);
    }

    RoomAccess access(String name) {
        return new RoomAccess(name, core);
    }

    @Override
    public ReactiveRoom<String> room(String name) {
        return room(name, String.class);
    }

    @Override
    public <M> ReactiveRoom<M> room(String name, Class<M> type) {
        return room(name, core.json().of(type));
    }

    @Override
    public <M> ReactiveRoom<M> room(String name, TypeReference<M> type) {
        return room(name, core.json().of(type));
    }

    private <M> ReactiveRoom<M> room(String name, ValueCodec<M> codec) {
        return new TypedRoom<>(access(name), codec);
    }

    @Override
    public Uni<Set<String>> online() {
        return ofAllParts(HKEYS, ClientRooms::texts).map(parts -> {
            Set<String> users = new HashSet<>();
            parts.forEach(users::addAll);
            return users;
        });
    }

    @Override
    public Uni<Long> onlineCount() {
        return ofAllParts(HLEN, RoomsCore::number).map(parts -> parts.stream().mapToLong(Long::longValue).sum());
    }

    private <T> Uni<List<T>> ofAllParts(CommandSpec command, ReplyDecoder<T> decoder) {
        return Multi.createFrom().items(IntStream.range(0, core.registry().parts()).boxed())
                .onItem().transformToUniAndMerge(part -> {
                    String users = RoomKeys.ofOnline(core.support().keys(), part).users();
                    return Services.uni(core.support().commands(), Call.of(command, users).with(FROM_MASTER), decoder);
                }).collect().asList();
    }

    private static List<String> texts(@Nullable Response reply) {
        return reply == null ? List.of() : reply.stream().map(Response::toString).toList();
    }

    @Override
    public Uni<Boolean> isOnline(String user) {
        Call call = Call.of(HEXISTS, core.presence().keysOf(user).users(), user).with(FROM_MASTER);
        return Services.uni(core.support().commands(), call, reply -> RoomsCore.number(reply) == 1);
    }

    /** Leaves all rooms; waits for it, but not for long. */
    @Override
    public void close() {
        refresher.cancel();
        sweeper.cancel();
        policy.close();
        core.feeds().close();
        try {
            core.seats().leaveAll().await().atMost(LONGEST_FAREWELL);
        } catch (RedisException | TimeoutException e) {
            LOG.debug("Rooms were not left; they are when the leases end", e);
        }
    }
}

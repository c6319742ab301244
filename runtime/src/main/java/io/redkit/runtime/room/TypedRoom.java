package io.redkit.runtime.room;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;
import io.redkit.codec.ValueCodec;
import io.redkit.room.Member;
import io.redkit.room.Position;
import io.redkit.room.ReactiveMembership;
import io.redkit.room.ReactiveRoom;
import io.redkit.room.RoomEvent;
import io.redkit.room.RoomHistory;
import io.redkit.room.RoomMessage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** A room with messages of one type. */
final class TypedRoom<M> implements ReactiveRoom<M> {

    private static final String NOBODY = "";

    private final RoomAccess room;
    private final ValueCodec<M> codec;

    TypedRoom(RoomAccess room, ValueCodec<M> codec) {
        this.room = room;
        this.codec = codec;
    }

    @Override
    public String name() {
        return room.name();
    }

    @Override
    public Uni<ReactiveMembership> join(String user) {
        return join(user, Map.of());
    }

    @Override
    public Uni<ReactiveMembership> join(String user, Map<String, String> info) {
        return room.join(user, info).map(place -> place);
    }

    @Override
    public Uni<List<Member>> members() {
        return room.members();
    }

    @Override
    public Uni<Long> userCount() {
        return room.userCount();
    }

    @Override
    public Uni<Long> connectionsOf(String user) {
        return room.connectionsOf(user);
    }

    @Override
    public Uni<Position> send(M message) {
        return send(new Entry(NOBODY, codec.encode(message)));
    }

    @Override
    public Uni<Position> send(String from, M message) {
        return send(Entry.ofUser(from, codec.encode(message)));
    }

    private Uni<Position> send(Entry entry) {
        return room.send(entry);
    }

    @Override
    public Uni<List<RoomMessage<M>>> history(int most) {
        return room.latest(most).map(page -> {
            List<RoomMessage<M>> messages = decode(page);
            Collections.reverse(messages);
            return messages;
        });
    }

    @Override
    public Uni<RoomHistory<M>> historySince(Position position) {
        return room.since(position).map(page -> new RoomHistory<>(decode(page), page.top(), page.reaches(position)));
    }

    private List<RoomMessage<M>> decode(Page page) {
        List<RoomMessage<M>> messages = new ArrayList<>();
        page.messages().forEach(each -> messages.add(message(each)));
        return messages;
    }

    private RoomMessage<M> message(Heard.Message message) {
        Position position = message.position();
        Instant at = position.equals(Position.LOCAL) ? Instant.now() : Instant.EPOCH.plus(position.offset(), ChronoUnit.MICROS);
        return new RoomMessage<>(position, sender(message.entry()), at, codec.decode(message.entry().json()));
    }

    private static @Nullable String sender(Entry entry) {
        return entry.user().isEmpty() ? null : entry.user();
    }

    @Override
    public Multi<RoomEvent<M>> events() {
        return Multi.createFrom().<Heard> emitter(emitter -> {
            Feeds.Attachment attachment = room.listen(emitter::emit);
            emitter.onTermination(attachment::close);
        }, room.core().settings().mostBehind()).emitOn(Infrastructure.getDefaultWorkerPool()).map(this::event);
    }

    private RoomEvent<M> event(Heard heard) {
        if (heard instanceof Heard.Joined joined) {
            return new RoomEvent.Joined<>(room.member(joined.connection(), joined.entry()), joined.connections());
        }
        if (heard instanceof Heard.Left left) {
            return new RoomEvent.Left<>(room.member(left.connection(), left.entry()), left.reason(), left.connections());
        }
        if (heard instanceof Heard.Message message) {
            return readable(message);
        }
        return new RoomEvent.Gap<>(((Heard.Gap) heard).isComplete());
    }

    private RoomEvent<M> readable(Heard.Message message) {
        try {
            return new RoomEvent.Message<>(message(message));
        } catch (RedisCodecException e) {
            return new RoomEvent.Unreadable<>(message.position());
        }
    }
}

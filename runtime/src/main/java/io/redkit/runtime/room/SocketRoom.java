package io.redkit.runtime.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.ValueCodec;
import io.redkit.room.Position;
import io.redkit.room.SocketJoin;
import io.smallrye.mutiny.Uni;

/** The WebSockets of this process in one room: they share one listener, and each event is made into text once for all. */
final class SocketRoom {

    private final RoomAccess room;
    private final ValueCodec<String> json;
    private final Map<String, SocketClient> clients = new ConcurrentHashMap<>();
    private final Feeds.Attachment attachment;

    SocketRoom(RoomAccess room) {
        this.room = room;
        this.json = room.core().json().of(String.class);
        this.attachment = room.listen(this::onHeard);
    }

    private void onHeard(Heard heard) {
        Frame frame = Frame.of(heard, room.name(), json);
        clients.values().forEach(client -> client.send(frame));
    }

    /** @throws IllegalStateException if the connection is in this room already */
    void add(String connection, SocketClient client) {
        if (clients.putIfAbsent(connection, client) != null) {
            throw new IllegalStateException("The connection is in this room already");
        }
    }

    /** Returns null if the connection is not in this room. */
    @Nullable
    SocketClient client(String connection) {
        return clients.get(connection);
    }

    /** Returns whether it was there: the connection may have left and joined again since. */
    boolean remove(String connection, SocketClient client) {
        return clients.remove(connection, client);
    }

    boolean isEmpty() {
        return clients.isEmpty();
    }

    void close() {
        attachment.close();
    }

    /** Gives a client that was added its seat, and what was sent before. */
    Uni<Void> begin(SocketClient client, String user, SocketJoin options) {
        return room.join(user, options.info()).invoke(place -> sit(client, place))
                .call(this::ready).chain(() -> earlier(options)).invoke(client::begin).replaceWithVoid();
    }

    private static void sit(SocketClient client, Place place) {
        if (!client.sit(place)) {
            place.leaveInBackground();
        }
    }

    private Uni<Boolean> ready() {
        Duration longest = room.core().support().commandTimeout();
        return Uni.createFrom().completionStage(attachment::ready).ifNoItem().after(longest).failWith(
                () -> new IllegalStateException("The channel of the room could not be listened to within " + longest));
    }

    /** Returns the position, and the messages before it that were asked for. */
    private Uni<List<Frame>> earlier(SocketJoin options) {
        Position since = options.since();
        if (since != null) {
            return room.since(since).map(page -> frames(page, page.reaches(since)));
        }
        return room.latest(options.latest()).map(page -> {
            List<Heard.Message> messages = new ArrayList<>(page.messages());
            Collections.reverse(messages);
            return frames(new Page(page.top(), messages), true);
        });
    }

    private List<Frame> frames(Page page, boolean isComplete) {
        List<Frame> frames = new ArrayList<>();
        frames.add(Frame.welcome(page.top(), isComplete, room.name(), json));
        page.messages().forEach(message -> frames.add(Frame.of(message, room.name(), json)));
        return frames;
    }
}

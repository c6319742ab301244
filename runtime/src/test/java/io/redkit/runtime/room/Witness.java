package io.redkit.runtime.room;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import io.redkit.room.ReactiveRoom;
import io.redkit.room.RoomEvent;
import io.smallrye.mutiny.subscription.Cancellable;

/** Keeps what happens in a room, from the moment it was made. */
final class Witness implements AutoCloseable {

    private final List<RoomEvent<String>> events = new CopyOnWriteArrayList<>();
    private final Cancellable subscription;

    private Witness(ReactiveRoom<String> room) {
        subscription = room.events().subscribe().with(events::add);
    }

    static Witness of(ClientRooms rooms, String room) {
        Feeds.Attachment ready = rooms.access(room).listen(heard -> {
        });
        Witness witness = new Witness(rooms.room(room));
        ready.ready().orTimeout(30, TimeUnit.SECONDS).join();
        ready.close();
        return witness;
    }

    List<String> messages() {
        return all(RoomEvent.Message.class).stream().map(each -> (String) each.message().content()).toList();
    }

    @SuppressWarnings("rawtypes")
    <T extends RoomEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits until so many events of a type have come. */
    @SuppressWarnings("rawtypes")
    <T extends RoomEvent> List<T> await(Class<T> type, int number) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> all(type).size() >= number);
        return all(type);
    }

    List<RoomEvent<String>> events() {
        return events;
    }

    @Override
    public void close() {
        subscription.cancel();
    }
}

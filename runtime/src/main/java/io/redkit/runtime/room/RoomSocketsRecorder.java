package io.redkit.runtime.room;

import java.util.function.Supplier;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;

/** Creates the rooms of WebSockets. Apart from the other rooms, since an application may have no WebSockets. */
@Recorder
public class RoomSocketsRecorder {

    public Supplier<Object> blocking(String client) {
        return () -> new BlockingSockets(sockets(client));
    }

    public Supplier<Object> reactive(String client) {
        return () -> sockets(client);
    }

    private static SocketRooms sockets(String client) {
        return Arc.container().instance(SocketsByClient.class).get().of(client);
    }
}

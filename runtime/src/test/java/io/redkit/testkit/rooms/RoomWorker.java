package io.redkit.testkit.rooms;

import java.io.IOException;
import java.time.Duration;

import io.redkit.runtime.room.ClientRooms;
import io.redkit.runtime.room.RoomSettings;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;

/** A process with one user in one room, until it is ended. */
public final class RoomWorker {

    /** The argument that makes a program this process. */
    public static final String ARGUMENT = "--room-worker";

    static final String JOINED = "JOINED";

    private RoomWorker() {
    }

    /** @param arguments port, room, user */
    public static void main(String... arguments) throws IOException {
        ClientFixture client = ClientFixture.of(TestSettings.at(Integer.parseInt(arguments[0]))
                .commandTimeout(Duration.ofSeconds(5)).retriesUntilDeadline());
        ClientRooms rooms = new ClientRooms(client.client().patterns(), RoomSettings.DEFAULT);
        rooms.blocking().room(arguments[1]).join(arguments[2]);
        System.out.println(JOINED);
        while (System.in.read() >= 0) {
            // nothing is sent; only the end counts
        }
        System.exit(0);
    }
}

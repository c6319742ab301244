package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisCodecException;
import io.redkit.room.Member;
import io.redkit.room.Position;
import io.redkit.room.Room;
import io.redkit.room.RoomEvent.Joined;
import io.redkit.room.RoomEvent.Unreadable;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;

/** What others have put into a room, and cannot be read. */
class UnreadableInRoomsTest {

    private final RedkitClient client = TestRedis.client(settings -> settings);
    private final ClientRooms rooms = new ClientRooms(client.patterns(), RoomTimes.settings());
    private final String name = UUID.randomUUID().toString();
    private final Room<String> room = rooms.blocking().room(name);
    private final RoomKeys keys = RoomKeys.ofRoom(client.patterns().keys(), name);

    @AfterEach
    void end() {
        rooms.close();
        client.close(Duration.ZERO);
    }

    @Test
    void message_ofAnotherType_isToldAsUnreadable() {
        try (Witness witness = Witness.of(rooms, name)) {
            Position position = rooms.blocking().room(name, Map.class).send(Map.of("a", 1));

            assertThat(witness.await(Unreadable.class, 1)).extracting(Unreadable::position).containsExactly(position);
            assertThatThrownBy(() -> room.history(1)).isInstanceOf(RedisCodecException.class);
        }
    }

    @Test
    void member_withUnreadableInfo_hasNone() {
        Member bob = new Member("bob", "stranger", Map.of());
        TestRedis.RAW.send("HSET", keys.members(), "stranger", "3:bob?");
        assertThat(room.members()).containsExactly(bob);

        try (Witness witness = Witness.of(rooms, name)) {
            TestRedis.RAW.send("PUBLISH", keys.channel(), "j stranger 1 3:bob?");
            room.join("ada");

            assertThat(witness.await(Joined.class, 2)).extracting(Joined::member).contains(bob);
        }
    }
}

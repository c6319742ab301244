package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisServerException;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;

/** Who is online, while Redis refuses the first connection of a user and another one has come without it. */
class PresenceTest {

    private final RedkitClient client = TestRedis
            .client(settings -> settings.keyPrefix(UUID.randomUUID() + ":").commandTimeout(Duration.ofSeconds(10)));
    private final RoomsCore core = new RoomsCore(client.patterns(), RoomTimes.settings());
    private final Presence presence = core.presence();
    private final RoomKeys keys = presence.keysOf("ada");

    @AfterEach
    void end() {
        core.seats().leaveAll().await().indefinitely();
        client.close(Duration.ZERO);
    }

    private long online() {
        return TestRedis.RAW.number("HEXISTS", keys.users(), "ada");
    }

    private void comeTwiceAndFailOnce() {
        TestRedis.RAW.send("SET", keys.members(), "no hash");
        CompletableFuture<Void> first = presence.enter("ada").subscribeAsCompletionStage();
        presence.enterLater("ada");
        assertThatThrownBy(first::join).hasCauseInstanceOf(RedisServerException.class);
        TestRedis.RAW.send("DEL", keys.members(), keys.expiry());
    }

    @Test
    void enterLater_seatOfAnotherConnectionFails_isOnlineWithTheNextRenewal() {
        comeTwiceAndFailOnce();

        core.seats().refresh();

        await().untilAsserted(() -> assertThat(online()).isEqualTo(1));
    }

    @Test
    void enter_seatOfAnotherConnectionHasFailed_doesNotFailToo() {
        comeTwiceAndFailOnce();

        presence.enter("ada").await().indefinitely();

        core.seats().refresh();
        await().untilAsserted(() -> assertThat(online()).isEqualTo(1));
    }

    @Test
    void exit_allAfterAFailure_isNotOnline() {
        comeTwiceAndFailOnce();
        core.seats().refresh();
        await().untilAsserted(() -> assertThat(online()).isEqualTo(1));

        presence.exit("ada");

        await().untilAsserted(() -> assertThat(online()).isZero());
    }
}

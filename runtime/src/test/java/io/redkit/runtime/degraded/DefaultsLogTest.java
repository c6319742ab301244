package io.redkit.runtime.degraded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.testkit.LogLines;
import io.vertx.redis.client.Response;

/** What the log says of commands that return defaults. */
class DefaultsLogTest {

    private final LogLines log = LogLines.of("io.redkit.degraded");
    private final ClientAvailability availability = new ClientAvailability(() -> Runnable::run);
    private final DefaultsWhileDegraded defaults = new DefaultsWhileDegraded(
            (call, handler) -> handler.onFailure(new RedisConnectionException("away", null, Delivery.NOT_SENT)), availability,
            "carts");

    @BeforeEach
    void listen() {
        availability.register(new FeaturePolicy("commands", "defaults"), defaults);
    }

    @AfterEach
    void forget() {
        log.close();
    }

    @Test
    void outage_manyCommands_areWarnedOfOnceAndCountedAtItsEnd() {
        move(ConnectionState.DEGRADED);
        send();
        send();
        assertThat(log.all()).singleElement().asString().contains("carts is away");

        move(ConnectionState.READY);
        assertThat(log.all()).hasSize(2).last().asString().contains("carts is back", "meanwhile: 2");
    }

    @Test
    void outage_another_isWarnedOfAgainAndCountedByItself() {
        move(ConnectionState.DEGRADED);
        send();
        send();
        move(ConnectionState.READY);
        move(ConnectionState.DEGRADED);
        send();
        move(ConnectionState.READY);

        assertThat(log.all()).hasSize(4).last().asString().contains("meanwhile: 1");
    }

    @Test
    void outage_noCommand_isNotMentioned() {
        move(ConnectionState.DEGRADED);
        move(ConnectionState.READY);

        assertThat(log.all()).isEmpty();
    }

    private void move(ConnectionState state) {
        availability
                .accept(new ConnectionEvent("carts", state, ConnectionState.IDLE, "localhost", 6379, 0, Duration.ZERO, null));
    }

    private void send() {
        defaults.send(Call.of(Commands.get("GET"), "key"), new ReplyHandler() {
            @Override
            public void onReply(Response reply) {
            }

            @Override
            public void onFailure(RuntimeException failure) {
                throw failure;
            }
        });
    }
}

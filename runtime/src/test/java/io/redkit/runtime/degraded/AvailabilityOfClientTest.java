package io.redkit.runtime.degraded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;

/** A feature that keeps a note while Redis is away, and brings it to Redis on its return. */
class AvailabilityOfClientTest {

    private final int port = RedisServer.freePort();
    private final ClientFixture client = ClientFixture
            .of(TestSettings.at(port).connections(2).degradedAfter(Duration.ofMillis(50)));
    private final Availability availability = client.client().availability();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void listener_serverComesBack_bringsToItWhatItKept() {
        availability.register(new FeaturePolicy("notes", "keep"), new AwayListener() {
            @Override
            public void onAway(Away away) {
                told.add("away: " + away.because().getClass().getSimpleName());
            }

            @Override
            public void onReturn() {
                client.redis().set("note", "kept");
                told.add("back");
            }
        });
        lose();
        await().until(() -> told.equals(List.of("away: " + RedisConnectionException.class.getSimpleName())));

        try (RedisServer server = start()) {
            await().until(() -> told.contains("back"));
            assertThat(client.redis().get("note")).isEqualTo("kept");
            assertThat(availability.isAway()).isFalse();
        }
    }

    @Test
    void listener_anotherOneHangs_isToldOfTheReturn() {
        CountDownLatch hanging = new CountDownLatch(1);
        availability.register(new FeaturePolicy("hanging", "hang"), new AwayListener() {
            @Override
            public void onAway(Away away) {
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        availability.register(new FeaturePolicy("notes", "keep"), new AwayListener() {
            @Override
            public void onReturn() {
                told.add("back");
            }
        });
        lose();

        try (RedisServer server = start()) {
            await().untilAsserted(() -> assertThat(told).containsExactly("back"));
        } finally {
            hanging.countDown();
        }
    }

    @Test
    void policies_ofAClient_holdThatOfPlainCommands() {
        assertThat(availability.policies()).containsExactly(new FeaturePolicy("commands", "fail"));
    }

    private void lose() {
        try {
            client.redis().get("note");
        } catch (RedisException expected) {
            await().until(availability::isAway);
        }
    }

    private RedisServer start() {
        return RedisServer.start(RedisServerOptions.embedded().withPort(port));
    }
}

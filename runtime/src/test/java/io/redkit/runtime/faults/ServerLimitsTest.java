package io.redkit.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisOutOfMemoryException;
import io.redkit.RedisServerException;
import io.redkit.RedisService;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.faults.FaultBed;

/** A server that is there, and cannot or will not do more. */
class ServerLimitsTest {

    private final FaultBed bed = new FaultBed();
    private RedkitClient client;
    private RedisService redis;

    @BeforeEach
    void open() {
        client = bed.open(TestSettings.at(bed.server().port()).connections(1), event -> {
        });
        redis = client.blocking();
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        bed.close();
    }

    @Test
    void maxclientsReached_isTheServersErrorAndEndsByItself() {
        bed.observer().execute("CONFIG", "SET", "maxclients", "1");

        RedisServerException refused = catchThrowableOfType(RedisServerException.class, () -> redis.get("k"));

        assertThat(refused.serverText()).contains("max number of clients");
        assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(redis.connectionState()).isEqualTo(ConnectionState.DEGRADED);
        bed.observer().execute("CONFIG", "SET", "maxclients", "100");
        await().untilAsserted(() -> assertThat(redis.connectionState()).isEqualTo(ConnectionState.READY));
        assertThat(redis.get("k")).isNull();
    }

    @Test
    void maxmemoryReached_refusesWritesAndKeepsReading() {
        redis.set("k", "v");
        bed.observer().execute("CONFIG", "SET", "maxmemory", "1");

        RedisOutOfMemoryException refused = catchThrowableOfType(RedisOutOfMemoryException.class, () -> redis.set("k", "w"));

        assertThat(refused.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(redis.get("k")).isEqualTo("v");
        bed.observer().execute("CONFIG", "SET", "maxmemory", "0");
        redis.set("k", "x");
        assertThat(redis.connectionState()).isEqualTo(ConnectionState.READY);
    }

    @Test
    void clientPause_shorterThanTheDeadline_onlyTakesLonger() {
        redis.set("k", "v");
        bed.observer().execute("CLIENT", "PAUSE", "200");

        assertThat(redis.get("k")).isEqualTo("v");
        assertThat(bed.connections()).isEqualTo(1);
    }

    @Test
    void clientKill_isReplacedAndLeavesNoConnectionBehind() {
        redis.set("k", "v");
        bed.observer().execute("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");

        await().untilAsserted(() -> assertThat(redis.connectionState()).isEqualTo(ConnectionState.READY));
        await().ignoreExceptions().untilAsserted(() -> assertThat(redis.get("k")).isEqualTo("v"));
        assertThat(bed.connections()).isEqualTo(1);
    }
}

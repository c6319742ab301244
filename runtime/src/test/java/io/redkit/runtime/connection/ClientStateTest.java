package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.runtime.config.Endpoint;
import io.redkit.testkit.TestSettings;

class ClientStateTest {

    private static final Duration RETRY_IN = Duration.ofMillis(100);
    private static final RedisException MASTER_GONE = gone("the master");
    private static final RedisException REPLICA_GONE = gone("the replica");

    private final List<ConnectionEvent> events = new ArrayList<>();
    private final ClientState client = new ClientState(TestSettings.at(6379).build(), events::add);

    private static RedisException gone(String who) {
        return new RedisConnectionException(who + " is gone", null, Delivery.NOT_SENT);
    }

    private void ready(String member, int port) {
        client.onMember(member, new Endpoint("127.0.0.1", port), ConnectionState.READY, null, null);
    }

    private void degraded(String member, int port, RedisException reason) {
        client.onMember(member, new Endpoint("127.0.0.1", port), ConnectionState.DEGRADED, reason, RETRY_IN);
    }

    @BeforeEach
    void bothAreReady() {
        ready("master", 1);
        ready("replica", 2);
        events.clear();
    }

    @Test
    void forget_onlyReadyMember_clientIsDegradedAndTellsWhy() {
        degraded("master", 1, MASTER_GONE);
        client.forget("replica");

        assertThat(client.get()).isEqualTo(ConnectionState.DEGRADED);
        assertThat(client.degradedBecause()).isSameAs(MASTER_GONE);
        assertThat(events).containsExactly(new ConnectionEvent("<default>", ConnectionState.DEGRADED, ConnectionState.READY,
                "127.0.0.1", 1, 0, RETRY_IN, MASTER_GONE));
    }

    @Test
    void forget_memberWhoseFailureWasTold_reasonIsThatOfTheOthers() {
        degraded("master", 1, MASTER_GONE);
        degraded("replica", 2, REPLICA_GONE);
        client.forget("replica");

        assertThat(client.degradedBecause()).isSameAs(MASTER_GONE);
        assertThat(events).hasSize(1);
    }

    @Test
    void forget_memberThatWasAway_clientIsNoLongerImpaired() {
        degraded("replica", 2, REPLICA_GONE);
        client.forget("replica");

        assertThat(client.isImpaired()).isFalse();
        assertThat(client.get()).isEqualTo(ConnectionState.READY);
        assertThat(events).isEmpty();
    }

    @Test
    void forget_lastMemberThatWasAway_clientIsIdle() {
        client.forget("replica");
        degraded("master", 1, MASTER_GONE);
        client.forget("master");

        assertThat(client.get()).isEqualTo(ConnectionState.IDLE);
        assertThat(client.degradedBecause()).isNull();
    }

    @Test
    void forget_lastMemberThatWasReady_changesNothing() {
        client.forget("master");
        client.forget("replica");

        assertThat(client.get()).isEqualTo(ConnectionState.READY);
        assertThat(events).isEmpty();
    }

    @Test
    void forget_memberThatToldNothing_changesNothing() {
        client.forget("stranger");

        assertThat(client.get()).isEqualTo(ConnectionState.READY);
        assertThat(events).isEmpty();
    }
}

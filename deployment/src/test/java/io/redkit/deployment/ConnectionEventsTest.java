package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;

class ConnectionEventsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TestPort.applicationWithServerThere()
            .withApplicationRoot(jar -> jar.addClasses(Observer.class, TestPort.class))
            .overrideRuntimeConfigKey("quarkus.redkit.degraded.after", "1m");

    @Inject
    RedisService redis;

    @Inject
    Observer observer;

    @Test
    void events_serverComesGoesAndComes_areFiredOncePerChange() {
        try (RedisServer server = TestPort.startServer()) {
            redis.ping();
            awaitStates(ConnectionState.CONNECTING, ConnectionState.READY);

            server.kill();
            awaitStates(ConnectionState.CONNECTING, ConnectionState.READY, ConnectionState.RECONNECTING);
            assertThat(observer.events.get(2).retryIn()).isNotNull();
            assertThat(observer.events.get(2).failure()).isNotNull();

            server.restart();
            awaitStates(ConnectionState.CONNECTING, ConnectionState.READY, ConnectionState.RECONNECTING,
                    ConnectionState.READY);
            assertThat(observer.events).allSatisfy(event -> assertThat(event.port()).isEqualTo(TestPort.get()));
        }
    }

    private void awaitStates(ConnectionState... states) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(observer.events).extracting(ConnectionEvent::state).containsExactly(states));
    }

    @Singleton
    static class Observer {

        final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();

        void onChange(@Observes ConnectionEvent event) {
            events.add(event);
        }
    }
}

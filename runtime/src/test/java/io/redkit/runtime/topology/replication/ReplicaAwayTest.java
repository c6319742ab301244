package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.ReadFrom;
import io.redkit.testkit.ClientFixture;

class ReplicaAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CALLERS = 20;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Throwable> failures = new ArrayList<>();
    private ReplicaServers servers;
    private ClientFixture client;

    @BeforeEach
    void start() {
        servers = new ReplicaServers(2);
        client = ClientFixture.of(servers.settings().readFrom(ReadFrom.PREFER_REPLICA).commandTimeout(PATIENCE)
                .retriesUntilDeadline());
        client.redis().set("key", "value");
        awaitReplicaAnswers();
    }

    @AfterEach
    void close() {
        client.close();
        servers.close();
    }

    private void awaitReplicaAnswers() {
        await().atMost(PATIENCE).until(() -> {
            client.redis().get("key");
            return servers.gets(1) > 0;
        });
    }

    private void readOn() {
        if (stopped.get()) {
            ended.incrementAndGet();
            return;
        }
        client.reactive().get("key").subscribe().with(value -> {
            read.incrementAndGet();
            readOn();
        }, failure -> {
            synchronized (failures) {
                failures.add(failure);
            }
            readOn();
        });
    }

    private void awaitReads(int more) {
        int before = read.get();
        await().atMost(PATIENCE).until(() -> read.get() > before + more);
    }

    @Test
    void replicaKilled_noReadFails() {
        for (int i = 0; i < CALLERS; i++) {
            readOn();
        }
        awaitReads(1000);
        servers.server(1).kill();
        awaitReads(5000);
        stopped.set(true);
        await().atMost(PATIENCE).until(() -> ended.get() == CALLERS);

        assertThat(failures).isEmpty();
    }

    @Test
    void replicaIsBack_answersReadsAgain() {
        servers.server(1).kill();
        client.redis().get("key");
        servers.server(1).restart();
        servers.follow(1, 0);

        awaitReplicaAnswers();
    }
}

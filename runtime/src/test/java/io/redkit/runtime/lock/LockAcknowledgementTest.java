package io.redkit.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisSentinelsOptions;
import io.redkit.devserver.RedisServer;
import io.redkit.lock.Acknowledgement;
import io.redkit.lock.LockNotAcquiredException;
import io.redkit.lock.LockOptions;
import io.redkit.lock.RedisLock;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class LockAcknowledgementTest {

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final LockOptions ALL = LockOptions.DEFAULT.acknowledgement(Acknowledgement.ALL);

    @Test
    void acquire_replicas_mustConfirmIt() {
        try (RedisSentinels servers = RedisSentinels
                .start(RedisSentinelsOptions.embedded().withReplicas(1).withSentinels(1))) {
            RedkitClient client = TestRedis.client(TestSettings.at(servers.master().port()).commandTimeout(PATIENT));
            ClientLocks locks = new ClientLocks(client.patterns(), LockSettings.DEFAULT);
            RedisLock lock = locks.blocking().lock("a").with(ALL);
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> lock.lock().unlock());

            RedisServer replica = servers.replicas().get(0);
            replica.pause();
            try {
                assertThatThrownBy(lock::lock).isInstanceOfSatisfying(LockNotAcquiredException.class, refused -> assertThat(
                        refused.reason()).isEqualTo(LockNotAcquiredException.Reason.NOT_ACKNOWLEDGED));
            } finally {
                replica.resume();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> lock.holder() == null);
            locks.close();
            client.close(Duration.ZERO);
        }
    }

    @Test
    void acquire_serverWithoutReplicas_isGranted() {
        RedkitClient client = TestRedis.client(settings -> settings.commandTimeout(PATIENT));
        ClientLocks locks = new ClientLocks(client.patterns(), LockSettings.DEFAULT);

        assertThat(locks.blocking().lock("no replicas").with(ALL).lock().unlock()).isTrue();

        locks.close();
        client.close(Duration.ZERO);
    }

    @Test
    void acquire_inCluster_isGrantedAtTheNodeOfItsSlot() {
        RedkitClient client = TestCluster.client(settings -> settings.commandTimeout(PATIENT));
        ClientLocks locks = new ClientLocks(client.patterns(), LockSettings.DEFAULT);

        for (int i = 0; i < 5; i++) {
            assertThat(locks.blocking().lock("lock " + i).with(ALL).lock().unlock()).isTrue();
        }

        locks.close();
        client.close(Duration.ZERO);
    }
}

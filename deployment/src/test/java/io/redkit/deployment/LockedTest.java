package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.lock.HeldLock;
import io.redkit.lock.LeaderOnly;
import io.redkit.lock.LockNotAcquiredException;
import io.redkit.lock.Locked;
import io.redkit.lock.ReactiveRedisLocks;
import io.redkit.lock.RedisLocks;
import io.smallrye.mutiny.Uni;

class LockedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Users.class))
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"jobs\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.lock.wait", "50ms");

    @Inject
    RedisLocks locks;

    @Inject
    ReactiveRedisLocks reactive;

    @Inject
    @RedisClientName("jobs")
    RedisLocks jobs;

    @Inject
    Users users;

    @Test
    void method_namesTheLockByItsParameters() {
        assertThat(users.holderOf("x:1", 7)).isEqualTo("user:x%3A1/7");
    }

    @Test
    void method_lockHeldByAnother_isNotRun() {
        try (HeldLock held = locks.lock("user:a/1").ownedBy("somebody else").lock()) {
            assertThatThrownBy(() -> users.holderOf("a", 1)).isInstanceOf(LockNotAcquiredException.class);
            assertThatThrownBy(() -> users.later("a").await().atMost(Duration.ofSeconds(5))).isNotNull();
            assertThat(held.isHeld()).isTrue();
        }
    }

    @Test
    void uniMethod_holdsTheLockUntilItEmits() {
        CompletableFuture<String> end = users.later("b").subscribeAsCompletionStage();
        await().until(() -> locks.lock("user:b/1").holder() != null);

        users.finish();

        assertThat(end.join()).isEqualTo("done");
        assertThat(locks.lock("user:b/1").holder()).isNull();
    }

    @Test
    void stageMethod_isRunUnderItsLock() {
        assertThat(users.stage("c").toCompletableFuture().join()).isEqualTo("held");
    }

    @Test
    void method_throwsWhatItDeclares() {
        assertThatThrownBy(() -> users.fail("d")).isInstanceOf(IOException.class);
        assertThat(locks.lock("user:d").holder()).isNull();
    }

    @Test
    void doors_ofTwoClients_haveTheirOwnLocks() {
        locks.lock("same").ownedBy("x").lock();

        assertThat(jobs.lock("same").tryLock()).isNotNull();
        assertThat(reactive.lock("same").tryLock().await().atMost(Duration.ofSeconds(5))).isNull();
    }

    @Test
    void leaderOnly_runsWhereThisProcessLeads() {
        await().untilAsserted(() -> {
            users.asLeader();
            assertThat(users.timesLed()).isPositive();
        });
    }

    @ApplicationScoped
    static class Users {

        private final CompletableFuture<String> end = new CompletableFuture<>();
        private volatile int led;

        @Inject
        RedisLocks locks;

        @Locked("user:{id}/{version}")
        String holderOf(String id, int version) {
            String name = "user:" + id.replace(":", "%3A") + "/" + version;
            return locks.lock(name).holder() == null ? "nobody" : name;
        }

        @Locked(value = "user:{id}/1", waitAtMost = "10ms", lease = "5s")
        Uni<String> later(String id) {
            return Uni.createFrom().completionStage(end);
        }

        @Locked("user:{id}")
        CompletionStage<String> stage(String id) {
            return CompletableFuture.supplyAsync(() -> locks.lock("user:" + id).holder() == null ? "free" : "held");
        }

        @Locked("user:{id}")
        void fail(String id) throws IOException {
            throw new IOException(id);
        }

        void finish() {
            end.complete("done");
        }

        int timesLed() {
            return led;
        }

        @LeaderOnly("work")
        void asLeader() {
            led++;
        }
    }
}

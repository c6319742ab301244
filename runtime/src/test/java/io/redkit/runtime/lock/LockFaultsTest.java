package io.redkit.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.devserver.RedisServer;
import io.redkit.lock.Acknowledgement;
import io.redkit.lock.HeldLock;
import io.redkit.lock.LockLoss;
import io.redkit.lock.LockLoss.Reason;
import io.redkit.lock.LockNotAcquiredException;
import io.redkit.lock.LockOptions;
import io.redkit.lock.ReactiveHeldLock;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class LockFaultsTest {

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final LockOptions SHORT = LockOptions.DEFAULT.lease(Duration.ofMillis(900));

    private final RedisServer server = RedisServer.start();
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final RedkitClient client = TestRedis.client(
            TestSettings.at(proxy.port()).commandTimeout(Duration.ofSeconds(2)).retriesUntilDeadline());
    private final ClientLocks locks = new ClientLocks(client.patterns(), LockSettings.DEFAULT);

    @AfterEach
    void close() {
        proxy.heal();
        end();
        proxy.close();
        server.close();
    }

    private void end() {
        locks.close();
        client.close(Duration.ZERO);
    }

    private HeldLock held(LockOptions options, AtomicReference<LockLoss> loss) {
        HeldLock held = locks.blocking().lock("a").with(options).lock();
        held.onLost(loss::set);
        return held;
    }

    @Test
    void heldLock_blackHole_isLostByTheLocalClock() {
        AtomicReference<LockLoss> loss = new AtomicReference<>();
        HeldLock held = held(SHORT, loss);

        proxy.blackHole();

        await().untilAsserted(() -> assertThat(loss.get()).extracting(LockLoss::reason).isEqualTo(Reason.EXPIRED));
        assertThat(held.remaining()).isZero();
    }

    @Test
    void heldLock_shortOutage_isRenewedAfterwards() {
        AtomicReference<LockLoss> loss = new AtomicReference<>();
        HeldLock held = held(LockOptions.DEFAULT.lease(Duration.ofSeconds(4)), loss);

        proxy.reset();

        await().pollDelay(Duration.ofSeconds(5)).until(held::isHeld);
        assertThat(loss.get()).isNull();
    }

    @Test
    void heldLock_serverRestartedEmpty_isGoneAndTokensGrow() {
        AtomicReference<LockLoss> loss = new AtomicReference<>();
        HeldLock held = held(LockOptions.DEFAULT.lease(Duration.ofSeconds(12)), loss);

        server.kill();
        server.restart();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(loss.get()).extracting(LockLoss::reason).isEqualTo(Reason.GONE));
        assertThat(locks.blocking().lock("a").lock().token()).isGreaterThan(held.token());
    }

    @Test
    void lock_redisAway_isRefusedAtOnceAndWaitersAreToo() {
        CompletableFuture<Object> waiting = new CompletableFuture<>();
        locks.blocking().lock("a").lock();
        locks.reactive().lock("a").lock(Duration.ofMinutes(1)).subscribe().with(waiting::complete,
                waiting::completeExceptionally);
        server.kill();

        assertThatThrownBy(waiting::join).isInstanceOf(CompletionException.class);
        await().until(() -> client.availability().isAway());
        assertThatThrownBy(() -> locks.blocking().lock("b").lock()).isInstanceOfSatisfying(
                LockNotAcquiredException.class,
                refused -> assertThat(refused.reason()).isEqualTo(LockNotAcquiredException.Reason.REDIS_AWAY));
        server.restart();
    }

    @Test
    void waiter_messagesMissed_getsTheLockNevertheless() {
        HeldLock held = locks.blocking().lock("a").lock();
        AtomicReference<Long> token = new AtomicReference<>();
        locks.reactive().lock("a").lock(Duration.ofMinutes(1)).subscribe().with(next -> token.set(next.token()));
        await().until(() -> client.blocking().execute("ZCARD", "lock:{a}:queue").toLong() == 1);

        proxy.reset();
        held.unlock();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(token.get()).isNotNull());
    }

    @Test
    void acquire_replyLost_isAskedAgainUnderTheSameOwner() {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            RedkitClient other = TestRedis
                    .client(TestSettings.at(scripted.port()).commandTimeout(PATIENT).retriesUntilDeadline());
            ClientLocks its = new ClientLocks(other.patterns(), LockSettings.DEFAULT);
            CompletableFuture<Long> token = its.reactive().lock("a").lock().map(ReactiveHeldLock::token)
                    .subscribeAsCompletionStage();

            ReceivedCommand first = scripted.take("EVALSHA");
            first.peer().close();
            ReceivedCommand second = scripted.take("EVALSHA");
            second.reply(Resp.array(Resp.integer(7), Resp.integer(30_000)));

            assertThat(second.words()).isEqualTo(first.words());
            assertThat(token.join()).isEqualTo(7);
            its.close();
            other.close(Duration.ZERO);
        }
    }

    @Test
    void acquire_outcomeUnknown_isReleased() {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            RedkitClient other = TestRedis.client(TestSettings.at(scripted.port()).commandTimeout(PATIENT));
            ClientLocks its = new ClientLocks(other.patterns(), LockSettings.DEFAULT);
            CompletableFuture<Long> token = its.reactive().lock("a").lock().map(ReactiveHeldLock::token)
                    .subscribeAsCompletionStage();

            ReceivedCommand acquire = scripted.take("EVALSHA");
            acquire.peer().close();
            ReceivedCommand release = scripted.take("EVALSHA");

            assertThatThrownBy(token::join).isNotNull();
            assertThat(release.words()).containsAll(List.of(acquire.words().get(6)));
            assertThat(release.words().get(1)).isNotEqualTo(acquire.words().get(1));
            its.close();
            other.close(Duration.ZERO);
        }
    }

    @Test
    void acquire_grantedAfterItsLeaseWasOver_isReleased() {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            RedkitClient other = TestRedis.client(TestSettings.at(scripted.port()).commandTimeout(PATIENT));
            ClientLocks its = new ClientLocks(other.patterns(), LockSettings.DEFAULT);
            CompletableFuture<Long> token = its.reactive().lock("a").with(LockOptions.DEFAULT.lease(Duration.ofMillis(100)))
                    .lock().map(ReactiveHeldLock::token).subscribeAsCompletionStage();

            long sent = System.nanoTime();
            ReceivedCommand acquire = scripted.take("EVALSHA");
            await().pollDelay(Duration.ofMillis(150)).until(() -> System.nanoTime() - sent > 150_000_000);
            acquire.reply(Resp.array(Resp.integer(7), Resp.integer(100)));
            ReceivedCommand release = scripted.take("EVALSHA");

            assertThatThrownBy(token::join).isNotNull();
            assertThat(release.words()).contains(acquire.words().get(6), "7");
            its.close();
            other.close(Duration.ZERO);
        }
    }

    @Test
    void heldLock_serverDoesNotKnowIt_isNotHeldWhileTheReasonIsAsked() {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            RedkitClient other = TestRedis.client(TestSettings.at(scripted.port()).commandTimeout(PATIENT));
            ClientLocks its = new ClientLocks(other.patterns(), LockSettings.DEFAULT);
            CompletableFuture<ReactiveHeldLock> held = its.reactive().lock("a")
                    .with(LockOptions.DEFAULT.lease(Duration.ofSeconds(9))).lock().subscribeAsCompletionStage();

            scripted.take("EVALSHA").reply(Resp.array(Resp.integer(7), Resp.integer(9000)));
            assertThat(held.join().isHeld()).isTrue();
            scripted.take("EVALSHA").reply(Resp.array(Resp.integer(0)));
            scripted.take("EVALSHA"); // who holds it, and why: not answered

            assertThat(held.join().isHeld()).isFalse();
            its.close();
            other.close(Duration.ZERO);
        }
    }

    @Test
    void acquire_acknowledgedOverConnectionToFormerMaster_isAskedAgainElsewhere() {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            scripted.on("ROLE", Reaction.reply(Resp.array(Resp.bulk("master"), Resp.integer(0), Resp.array())));
            RedkitClient other = TestRedis.client(TestSettings.at(scripted.port()).commandTimeout(PATIENT));
            ClientLocks its = new ClientLocks(other.patterns(), LockSettings.DEFAULT);
            var lock = its.reactive().lock("a").with(LockOptions.DEFAULT.acknowledgement(Acknowledgement.ALL));
            var first = lock.lock().subscribeAsCompletionStage();
            ReceivedCommand acquire = scripted.take("EVALSHA");
            acquire.reply(Resp.array(Resp.integer(7), Resp.integer(30_000)));
            first.join();

            var second = lock.lock().subscribeAsCompletionStage();
            ReceivedCommand refused = scripted.take("EVALSHA");
            refused.reply(Resp.error("READONLY You can't write against a read only replica."));
            ReceivedCommand again = scripted.take("EVALSHA");
            again.reply(Resp.array(Resp.integer(8), Resp.integer(30_000)));

            assertThat(again.words()).isEqualTo(refused.words());
            assertThat(second.join().token()).isEqualTo(8);
            its.close();
            other.close(Duration.ZERO);
        }
    }

    @Test
    void lock_queuedBeforeItsClientLeftTheQueue_asksAgain() {
        asksAgainAfter(Resp.integer(0));
    }

    @Test
    void lock_queuedWhileItsClientLeavesInVain_asksAgain() {
        asksAgainAfter(Resp.error("OOM command not allowed"));
    }

    /** The lock is asked for between the end of the last who waited and the answer to his leaving the queue. */
    private static void asksAgainAfter(String answerToLeaving) {
        try (ScriptedServer scripted = ScriptedServer.start()) {
            scripted.on("SUBSCRIBE", command -> command
                    .reply(Resp.push(Resp.bulk("subscribe"), Resp.bulk(command.argument(0)), Resp.integer(1))));
            scripted.on("PING", Reaction.reply(Resp.PONG));
            RedkitClient other = TestRedis
                    .client(TestSettings.at(scripted.port()).connections(1).commandTimeout(Duration.ofSeconds(60)));
            ClientLocks its = new ClientLocks(other.patterns(), LockSettings.DEFAULT);
            String held = Resp.array(Resp.integer(0), Resp.integer(60_000));
            var impatient = its.reactive().lock("a").lock(Duration.ofSeconds(3)).subscribeAsCompletionStage();
            ReceivedCommand acquire = scripted.take("EVALSHA");
            acquire.reply(held);
            scripted.take("EVALSHA", acquire.argument(0)).reply(held); // once it listens
            assertThatThrownBy(impatient::join).isNotNull();
            ReceivedCommand leave = scripted.take("EVALSHA");
            assertThat(leave.argument(0)).isNotEqualTo(acquire.argument(0));

            var patient = its.reactive().lock("a").lock(Duration.ofMinutes(2)).map(ReactiveHeldLock::token)
                    .subscribeAsCompletionStage();
            ReceivedCommand queued = scripted.take("EVALSHA", acquire.argument(0));
            leave.reply(answerToLeaving);
            queued.reply(held);
            scripted.take("EVALSHA", acquire.argument(0)).reply(Resp.array(Resp.integer(7), Resp.integer(60_000)));

            assertThat(patient.join()).isEqualTo(7);
            its.close();
            other.close(Duration.ZERO);
        }
    }
}

package io.redkit.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.RedisInterruptedException;
import io.redkit.lock.HeldLock;
import io.redkit.lock.LeaderElection;
import io.redkit.lock.LockLoss;
import io.redkit.lock.LockLoss.Reason;
import io.redkit.lock.LockLostException;
import io.redkit.lock.LockNotAcquiredException;
import io.redkit.lock.LockOptions;
import io.redkit.lock.ReactiveHeldLock;
import io.redkit.lock.RedisLock;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** What locks do, on whatever servers; with two clients, as two processes would be. */
abstract class LocksContract {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final LockOptions SHORT = LockOptions.DEFAULT.lease(Duration.ofMillis(1500)).withoutRenewal();

    private final RedkitClient oneClient = client();
    private final RedkitClient otherClient = client();
    private final ClientLocks one = new ClientLocks(oneClient.patterns(), LockSettings.DEFAULT);
    private final ClientLocks other = new ClientLocks(otherClient.patterns(), LockSettings.DEFAULT);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String name = "a:" + UUID.randomUUID();
    private final RedisLock lock = one.blocking().lock(name);
    private final RedisLock rival = other.blocking().lock(name);

    abstract TestSettings settings();

    abstract RawRedis raw();

    private RedkitClient client() {
        return io.redkit.testkit.TestRedis.client(settings().keyPrefix("shop:").commandTimeout(Duration.ofSeconds(10)));
    }

    /** So that no lease is over before the first connections and scripts are there. */
    @BeforeEach
    void begin() {
        lock.lock().unlock();
        rival.lock().unlock();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        one.close();
        other.close();
        oneClient.close(Duration.ZERO);
        otherClient.close(Duration.ZERO);
    }

    private String key() {
        return "shop:" + KeySpace.key(KeySpace.LOCK, KeySpace.hashTag(name));
    }

    @Test
    void tryLock_heldByAnother_returnsNull() {
        try (HeldLock held = lock.tryLock()) {
            assertThat(held.isHeld()).isTrue();
            assertThat(rival.tryLock()).isNull();
        }
        assertThat(rival.tryLock()).isNotNull();
    }

    @Test
    void lock_heldForTooLong_isATypedError() {
        HeldLock held = lock.lock();

        assertThatThrownBy(() -> rival.lock(Duration.ofMillis(50)))
                .isInstanceOfSatisfying(LockNotAcquiredException.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(LockNotAcquiredException.Reason.HELD);
                    assertThat(failure.lock()).isEqualTo(name);
                });
        assertThat(held.unlock()).isTrue();
    }

    @Test
    void lock_released_wakesTheOneWhoWaits() throws Exception {
        HeldLock held = lock.lock();
        Future<Long> waiting = threads.submit(() -> rival.lock(SOON).token());
        await().until(() -> raw().number("ZCARD", key() + ":queue") == 1);

        held.unlock();

        assertThat(waiting.get(15, TimeUnit.SECONDS)).isGreaterThan(held.token()); // half of the lease
    }

    @Test
    void lock_leaseOver_letsTheNextOneIn() {
        lock.with(SHORT).lock();

        assertThat(rival.lock(SOON).isHeld()).isTrue();
    }

    @Test
    void lock_manyWaiters_eachGetsItOnceWithGrowingTokens() throws Exception {
        List<Long> tokens = new CopyOnWriteArrayList<>();
        AtomicBoolean inside = new AtomicBoolean();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RedisLock its = (i % 2 == 0 ? lock : rival).with(LockOptions.DEFAULT.waitAtMost(Duration.ofSeconds(30)));
            all.add(threads.submit(() -> its.withLock(held -> {
                assertThat(inside.compareAndSet(false, true)).isTrue();
                tokens.add(held.token());
                inside.set(false);
                return null;
            })));
        }
        for (Future<?> each : all) {
            each.get(40, TimeUnit.SECONDS);
        }
        assertThat(tokens).hasSize(20).isSorted().doesNotHaveDuplicates();
        await().until(() -> raw().number("EXISTS", key()) == 0);
    }

    @Test
    void queue_waitersGone_isEmpty() {
        HeldLock held = lock.lock();
        assertThatThrownBy(() -> rival.lock(Duration.ofMillis(50))).isInstanceOf(LockNotAcquiredException.class);

        await().until(() -> raw().number("EXISTS", key() + ":queue") == 0);
        held.unlock();
    }

    @Test
    void lock_reentered_isFreeWithTheLastRelease() {
        HeldLock outer = lock.lock();
        HeldLock inner = lock.lock();

        assertThat(inner.token()).isEqualTo(outer.token());
        assertThat(inner.unlock()).isTrue();
        assertThat(rival.tryLock()).isNull();
        assertThat(outer.unlock()).isTrue();
        assertThat(rival.tryLock()).isNotNull();
    }

    @Test
    void lock_otherThread_isNotTheOwner() throws Exception {
        lock.lock();

        assertThat(threads.submit(lock::tryLock).get()).isNull();
    }

    @Test
    void ownedBy_equalOwners_reenter() throws Exception {
        RedisLock owned = lock.ownedBy("order 42");
        owned.lock();

        assertThat(threads.submit(() -> lock.ownedBy("order 42").tryLock()).get()).isNotNull();
        assertThat(lock.tryLock()).isNull();
    }

    @Test
    void unlock_twice_returnsTheSameAndHarmsNobody() {
        HeldLock held = lock.lock();
        assertThat(held.unlock()).isTrue();
        HeldLock next = rival.tryLock();

        assertThat(held.unlock()).isTrue();
        assertThat(next.isHeld()).isTrue();
        assertThat(lock.tryLock()).isNull();
    }

    @Test
    void unlock_afterTheLease_saysThatItWasLost() {
        HeldLock held = lock.with(SHORT).lock();
        await().until(() -> !held.isHeld());

        assertThat(held.unlock()).isFalse();
    }

    @Test
    void lease_ofAHeldLock_isRenewed() {
        HeldLock held = lock.with(LockOptions.DEFAULT.lease(Duration.ofSeconds(3))).lock();

        assertThat(rival.with(LockOptions.DEFAULT).tryLock()).isNull();
        assertThatThrownBy(() -> rival.lock(Duration.ofSeconds(4))).isInstanceOf(LockNotAcquiredException.class);
        assertThat(held.isHeld()).isTrue();
    }

    @Test
    void onLost_leaseNotRenewed_isToldBeforeAnotherOneIsLetIn() throws Exception {
        HeldLock held = lock.with(SHORT).lock();
        AtomicReference<LockLoss> loss = new AtomicReference<>();
        held.onLost(loss::set);

        rival.lock(SOON);

        assertThat(held.isHeld()).isFalse();
        await().untilAsserted(() -> assertThat(loss.get()).isEqualTo(new LockLoss(name, held.token(), Reason.EXPIRED, null)));
    }

    @Test
    void forceRelease_heldLock_isFreeAndItsHolderIsToldWhy() {
        HeldLock held = lock.with(LockOptions.DEFAULT.lease(Duration.ofSeconds(6))).lock();
        AtomicReference<LockLoss> loss = new AtomicReference<>();
        held.onLost(loss::set);

        assertThat(rival.forceRelease("stuck since noon")).isTrue();

        assertThat(rival.tryLock()).isNotNull();
        await().untilAsserted(() -> assertThat(loss.get()).isEqualTo(
                new LockLoss(name, held.token(), Reason.TAKEN, "stuck since noon")));
        assertThat(held.unlock()).isFalse();
    }

    @Test
    void holder_heldLock_isNamed() {
        assertThat(rival.holder()).isNull();
        HeldLock held = lock.lock();

        assertThat(rival.holder()).satisfies(holder -> {
            assertThat(holder.by()).isEqualTo("redkit-test");
            assertThat(holder.token()).isEqualTo(held.token());
            assertThat(holder.remaining()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        });
    }

    @Test
    void minimumHold_releasedEarlier_keepsOthersOutUntilThen() {
        long start = System.nanoTime();
        lock.with(LockOptions.DEFAULT.minimumHold(Duration.ofMillis(2500))).lock().unlock();

        assertThat(rival.tryLock()).isNull();
        HeldLock next = rival.lock(SOON);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(2499), SOON);
        assertThat(next.isHeld()).isTrue();
    }

    @Test
    void withLock_lockLost_interruptsTheWork() {
        assertThatThrownBy(() -> lock.with(SHORT).withLock(() -> {
            try {
                new CompletableFuture<Void>().get(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        })).isInstanceOf(LockLostException.class).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void withLock_workFails_releases() {
        assertThatThrownBy(() -> lock.withLock(() -> {
            throw new IllegalStateException("work");
        })).hasMessage("work");
        await().until(() -> raw().number("EXISTS", key()) == 0);
    }

    @Test
    void lock_threadInterrupted_givesUpAndLeavesNothing() throws Exception {
        HeldLock held = lock.lock();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                rival.lock(SOON);
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        waiting.start();
        await().until(() -> raw().number("EXISTS", key() + ":queue") == 1);

        waiting.interrupt();
        waiting.join(SOON.toMillis());

        assertThat(failure.get()).isInstanceOf(RedisInterruptedException.class);
        held.unlock();
        assertThat(lock.lock(SOON).isHeld()).isTrue();
    }

    @Test
    void reactive_withLock_emitsAndReleases() {
        Long token = one.reactive().lock(name).withLock(held -> Uni.createFrom().item(held.token())).await().atMost(SOON);

        assertThat(token).isPositive();
        assertThat(rival.tryLock()).isNotNull();
    }

    @Test
    void reactive_withLockLost_cancelsTheWork() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Uni<Void> work = one.reactive().lock(name).with(SHORT)
                .withLock(held -> Uni.createFrom().<Void> nothing().onCancellation().invoke(() -> cancelled.set(true)));

        assertThatThrownBy(() -> work.await().atMost(SOON)).isInstanceOf(LockLostException.class);
        await().untilTrue(cancelled);
    }

    @Test
    void reactive_waitCancelled_leavesTheLockToOthers() {
        HeldLock held = lock.lock();
        AtomicReference<ReactiveHeldLock> got = new AtomicReference<>();
        var waiting = other.reactive().lock(name).lock(SOON).subscribe().with(got::set);
        await().until(() -> raw().number("EXISTS", key() + ":queue") == 1);

        waiting.cancel();
        held.unlock();

        assertThat(lock.lock(SOON).isHeld()).isTrue();
        assertThat(got.get()).isNull();
    }

    @Test
    void fence_lowerToken_isRefused() {
        var fence = one.blocking().fence("store");

        assertThat(fence.admit(5)).isTrue();
        assertThat(fence.set("{store}:value", "new", 6)).isTrue();
        assertThat(fence.set("{store}:value", "old", 5)).isFalse();
        assertThat(raw().text("GET", "shop:{store}:value")).isEqualTo("new");
        raw().send("DEL", "shop:fence:{store}");
    }

    @Test
    void election_leaderResigns_theOtherOneFollows() {
        List<String> story = new CopyOnWriteArrayList<>();
        LeaderElection first = one.blocking().election(name).onElected(token -> story.add("first elected"))
                .onRevoked(loss -> story.add("first revoked")).start();
        await().until(first::isLeader);
        LeaderElection second = other.blocking().election(name).onElected(token -> story.add("second elected")).start();
        long token = first.token();

        first.close();

        await().until(second::isLeader);
        assertThat(first.isLeader()).isFalse();
        assertThat(second.token()).isGreaterThan(token);
        await().untilAsserted(() -> assertThat(story)
                .containsExactlyInAnyOrder("first elected", "first revoked", "second elected"));
        second.close();
    }

    @Test
    void election_leadershipTakenAway_isRevokedAndStandsAgain() {
        List<Reason> reasons = new CopyOnWriteArrayList<>();
        LeaderElection leader = one.blocking().election(name).onRevoked(loss -> reasons.add(loss.reason())).start();
        await().until(leader::isLeader);
        long token = leader.token();

        one.blocking().lock("leader:" + name).forceRelease("test");

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> leader.isLeader() && leader.token() > token);
        await().untilAsserted(() -> assertThat(reasons).containsExactly(Reason.TAKEN));
        leader.close();
    }
}

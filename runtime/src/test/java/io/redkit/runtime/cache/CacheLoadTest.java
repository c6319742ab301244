package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.redkit.cache.CacheTimeoutException;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.cache.RedisCache;
import io.redkit.testkit.Servers;
import io.smallrye.mutiny.Uni;

/** Who loads, who waits, and what becomes of what was loaded. */
class CacheLoadTest extends CacheContract {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private User slowly(User user) {
        begun.countDown();
        pass(go);
        return user;
    }

    private Future<User> loadSlowly(RedisCache<Long, User> users, User user) {
        Future<User> load = threads.submit(() -> users.get(1L, id -> slowly(user)));
        pass(begun);
        return load;
    }

    private void awaitListener() {
        // In a cluster only the node that has the subscription counts it.
        await().until(() -> target == Servers.CLUSTER || raw.number("PUBLISH", "cache:users:loaded", "nothing") > 0);
    }

    @Test
    void get_manyAtTheSameTime_oneLoads() throws Exception {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        AtomicInteger loads = new AtomicInteger();
        List<Future<User>> callers = IntStream.range(0, 50).mapToObj(i -> threads.submit(() -> users.get(1L, id -> {
            loads.incrementAndGet();
            return slowly(ADA);
        }))).toList();
        pass(begun);
        await().until(() -> users.statistics().misses() == 50);

        go.countDown();

        for (Future<User> caller : callers) {
            assertThat(caller.get(10, TimeUnit.SECONDS)).isEqualTo(ADA);
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void get_anotherProcessLoads_waitsAndIsWoken() throws Exception {
        Future<User> load = loadSlowly(users(here, its -> its.loadLease(Duration.ofSeconds(9))), ADA);
        Future<User> waiter = threads.submit(() -> users(there, its -> its.loadLease(Duration.ofSeconds(9))).get(1L,
                CacheContract::mustNotLoad));
        await().until(() -> raw.number("HEXISTS", entry(1) + ":load", "awaited") == 1);
        awaitListener();

        go.countDown();

        assertThat(waiter.get(5, TimeUnit.SECONDS)).isEqualTo(ADA);
        assertThat(load.get(5, TimeUnit.SECONDS)).isSameAs(ADA);
    }

    @Test
    void get_anotherProcessLoadsAndThisOneInvalidates_isWokenNevertheless() throws Exception {
        Future<User> load = loadSlowly(users(here, its -> its.loadLease(Duration.ofSeconds(9))), ADA);
        RedisCache<Long, User> waiting = users(there, its -> its.loadLease(Duration.ofSeconds(9)));
        Future<User> waiter = threads.submit(() -> waiting.get(1L, id -> BOB));
        await().until(() -> raw.number("HEXISTS", entry(1) + ":load", "awaited") == 1);
        awaitListener();

        waiting.clear(); // what is loaded is older, and the load of the other process goes on
        go.countDown();

        assertThat(waiter.get(5, TimeUnit.SECONDS)).isEqualTo(BOB);
        assertThat(load.get(5, TimeUnit.SECONDS)).isSameAs(ADA);
    }

    @Test
    void get_loadOfAnotherProcessFails_loadsItself() throws Exception {
        Future<?> failing = threads.submit(() -> users(here, its -> its).get(1L, id -> {
            slowly(ADA);
            throw new ArithmeticException();
        }));
        pass(begun);
        Future<User> waiter = threads.submit(() -> users(there, its -> its).get(1L, id -> BOB));
        await().until(() -> raw.number("HEXISTS", entry(1) + ":load", "awaited") == 1);

        go.countDown();

        assertThat(waiter.get(5, TimeUnit.SECONDS)).isEqualTo(BOB);
        assertThatThrownBy(() -> failing.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void get_processThatLoadsHasDied_takesOverWhenItsLeaseIsOver() {
        raw.send("HSET", entry(1) + ":load", "owner", "dead");
        raw.send("PEXPIRE", entry(1) + ":load", 300);

        assertThat(here.blocking().of(USERS).get(1L, id -> ADA)).isEqualTo(ADA);
        assertThat(there.blocking().of(USERS).get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
    }

    @Test
    void get_loadIsLongerThanItsLease_keepsTheRight() throws Exception {
        Future<User> load = loadSlowly(users(here, its -> its.loadLease(Duration.ofSeconds(3))), ADA);
        await().pollDelay(Duration.ofMillis(3500)).until(() -> raw.number("EXISTS", entry(1) + ":load") == 1);

        go.countDown();
        load.get(5, TimeUnit.SECONDS);

        assertThat(there.blocking().of(USERS).get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
    }

    @Test
    void get_otherProcessNeverEnds_loadsItselfAfterTheWait() {
        raw.send("HSET", entry(1) + ":load", "owner", "endless");

        User user = users(here, its -> its.loadWait(Duration.ofMillis(200))).get(1L, id -> ADA);

        assertThat(user).isEqualTo(ADA);
        assertThat(raw.number("EXISTS", entry(1))).isZero();
    }

    @Test
    void invalidate_whileLoading_isNotOverwritten() throws Exception {
        RedisCache<Long, User> users = users(here, its -> its);
        Future<User> load = loadSlowly(users, ADA);

        users.invalidate(1L);
        Future<User> later = threads.submit(() -> users.get(1L, id -> BOB));
        assertThat(later.get(5, TimeUnit.SECONDS)).isEqualTo(BOB);
        go.countDown();

        assertThat(load.get(5, TimeUnit.SECONDS)).isSameAs(ADA);
        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(BOB);
    }

    @Test
    void put_whileLoading_isNotOverwritten() throws Exception {
        RedisCache<Long, User> users = users(here, its -> its);
        Future<User> load = loadSlowly(users, ADA);

        there.blocking().of(USERS).put(1L, BOB);
        go.countDown();
        load.get(5, TimeUnit.SECONDS);

        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(BOB);
    }

    @Test
    void get_loaderFailsAndThereIsAStaleValue_givesItAndDoesNotTryAgainAtOnce() {
        RedisCache<Long, User> users = users(here,
                its -> its.timeToLive(Duration.ofMillis(30)).staleFor(Duration.ofMinutes(1)).throttle(Duration.ofMinutes(1)));
        users.put(1L, ADA);
        await().until(() -> users.getIfPresent(1L).isStale());
        AtomicInteger loads = new AtomicInteger();

        for (int i = 0; i < 5; i++) {
            assertThat(users.get(1L, id -> {
                loads.incrementAndGet();
                throw new ArithmeticException();
            })).isEqualTo(ADA);
        }

        assertThat(loads).hasValue(1);
        assertThat(users(there, its -> its).get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
        assertThat(users.statistics().staleHits()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void get_loadHasFailedAndTheStaleValueIsInvalidated_loadsOnceAndStores() {
        RedisCache<Long, User> users = users(here,
                its -> its.timeToLive(Duration.ofMillis(500)).staleFor(Duration.ofMinutes(1)).throttle(Duration.ofMinutes(1)));
        users.put(1L, ADA);
        await().until(() -> users.getIfPresent(1L).isStale());
        users.get(1L, id -> {
            throw new ArithmeticException();
        });

        there.blocking().of(USERS).clear();

        assertThat(users.get(1L, id -> BOB)).isEqualTo(BOB);
        assertThat(there.blocking().of(USERS).getIfPresent(1L)).isNotNull();
    }

    @Test
    void get_softTimeout_givesTheStaleValueAndTheLoadGoesOn() {
        RedisCache<Long, User> users = users(here, its -> its.timeToLive(Duration.ofMillis(500))
                .staleFor(Duration.ofMinutes(1)).softTimeout(Duration.ofMillis(20)));
        users.put(1L, ADA);
        await().until(() -> users.getIfPresent(1L).isStale());

        assertThat(users.get(1L, id -> slowly(BOB))).isEqualTo(ADA);
        go.countDown();

        await().untilAsserted(() -> assertThat(users.getIfPresent(1L).value()).isEqualTo(BOB));
    }

    @Test
    void get_hardTimeout_failsAndTheLoadGoesOn() {
        RedisCache<Long, User> users = users(here, its -> its.hardTimeout(Duration.ofMillis(50)));

        assertThatThrownBy(() -> users.get(1L, id -> slowly(BOB))).isInstanceOf(CacheTimeoutException.class);
        go.countDown();

        await().untilAsserted(() -> assertThat(users.getIfPresent(1L)).isNotNull());
    }

    @Test
    void get_staleAndThereIsAnEntryThatIsInvalidatedMeanwhile_givesNoStaleValueAfterwards() {
        RedisCache<Long, User> users = users(here,
                its -> its.timeToLive(Duration.ofMillis(30)).staleFor(Duration.ofMinutes(1)));
        users.put(1L, ADA);
        await().until(() -> users.getIfPresent(1L).isStale());

        users.invalidate(1L);

        assertThatThrownBy(() -> users.get(1L, id -> {
            throw new ArithmeticException();
        })).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void backgroundLoader_runsOnAWorker() {
        RedisCache<Long, User> users = users(here, its -> its.hardTimeout(Duration.ofSeconds(5)));
        boolean[] loop = new boolean[1];
        Thread[] loader = new Thread[1];

        users.get(1L, id -> {
            loop[0] = io.vertx.core.Context.isOnEventLoopThread();
            loader[0] = Thread.currentThread();
            return ADA;
        });

        assertThat(loop[0]).isFalse();
        assertThat(loader[0]).isNotSameAs(Thread.currentThread());
    }

    @Test
    void get_interruptedWhileItWaits_failsAndTheLoadGoesOn() throws Exception {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        Future<User> load = loadSlowly(users, ADA);
        java.util.concurrent.CompletableFuture<Throwable> failure = new java.util.concurrent.CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            try {
                users.get(1L, CacheContract::mustNotLoad);
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        waiter.start();
        await().until(() -> users.statistics().misses() == 2);

        waiter.interrupt();

        assertThat(failure.get(5, TimeUnit.SECONDS)).isInstanceOf(io.redkit.RedisInterruptedException.class);
        go.countDown();
        assertThat(load.get(5, TimeUnit.SECONDS)).isSameAs(ADA);
    }

    @Test
    void get_mostOfItsLifeIsOver_refreshesBehindTheHit() {
        RedisCache<Long, User> users = users(here, its -> its.timeToLive(Duration.ofSeconds(60)).refreshAfter(0.001));
        users.put(1L, ADA);

        await().untilAsserted(() -> assertThat(users.get(1L, id -> BOB)).isEqualTo(BOB));

        assertThat(users.statistics().refreshes()).isPositive();
        assertThat(users.statistics().misses()).isZero();
    }

    @Test
    void loader_asksForAnotherKey_getsIt() {
        RedisCache<Long, User> users = here.blocking().of(USERS);

        User user = users.get(1L, id -> users.get(2L, other -> BOB));

        assertThat(user).isEqualTo(BOB);
        assertThat(users.get(2L, CacheContract::mustNotLoad)).isEqualTo(BOB);
    }

    @Test
    void loader_asksForItsOwnKey_fails() {
        RedisCache<Long, User> users = here.blocking().of(USERS);

        assertThatThrownBy(() -> users.get(1L, id -> users.get(2L, other -> users.get(1L, own -> ADA))))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("users");
    }

    @Test
    void reactiveLoader_asksForItsOwnKey_fails() {
        ReactiveRedisCache<Long, User> users = here.reactive().of(USERS);

        Uni<User> asking = users.get(1L, id -> Uni.createFrom().item(1).onItem().delayIt().by(Duration.ofMillis(10))
                .chain(() -> users.get(2L, other -> users.get(1L, own -> Uni.createFrom().item(ADA)))));

        assertThatThrownBy(() -> asking.await().atMost(Duration.ofSeconds(5))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("users");
    }

    @Test
    void loaders_askForTheKeysOfOneAnother_oneFails() throws Exception {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        CountDownLatch both = new CountDownLatch(2);
        List<Future<User>> loads = List.of(threads.submit(() -> crosswise(users, 1, 2, both)),
                threads.submit(() -> crosswise(users, 2, 1, both)));

        for (Future<User> load : loads) {
            assertThatThrownBy(() -> load.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    private static User crosswise(RedisCache<Long, User> users, long own, long other, CountDownLatch both) {
        return users.get(own, id -> {
            both.countDown();
            pass(both);
            return users.get(other, CacheContract::mustNotLoad);
        });
    }
}

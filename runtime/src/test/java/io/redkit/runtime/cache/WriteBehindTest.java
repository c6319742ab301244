package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.redkit.RedisOverloadException;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.cache.ReactiveWriteBehind;
import io.redkit.cache.RedisCache;
import io.redkit.cache.WriteBehind;
import io.redkit.cache.WriteBehindOptions;
import io.smallrye.mutiny.Uni;

/** Writes to the cache and to the store behind it. */
class WriteBehindTest extends CacheContract {

    private static final WriteBehindOptions OPTIONS = WriteBehindOptions.DEFAULT.retryDelay(Duration.ofMillis(5));

    private final Map<Long, User> store = new ConcurrentHashMap<>();

    @Test
    void write_storeFails_leavesTheCache() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        users.write(1L, ADA, store::put);

        assertThatThrownBy(() -> users.write(1L, BOB, (id, user) -> {
            throw new ArithmeticException();
        })).isInstanceOf(ArithmeticException.class);

        assertThat(store).containsEntry(1L, ADA);
        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
    }

    @Test
    void write_runsOnItsCallersThread() {
        Thread[] writer = new Thread[1];

        here.blocking().of(USERS).write(1L, ADA, (id, user) -> writer[0] = Thread.currentThread());

        assertThat(writer[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void writeBehind_isInTheCacheAtOnceAndInTheStoreLater() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        CountDownLatch go = new CountDownLatch(1);
        WriteBehind<Long, User> behind = users.writeBehind((id, user) -> {
            pass(go);
            store.put(id, user);
        }, OPTIONS);

        behind.write(1L, ADA);

        assertThat(there.blocking().of(USERS).get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
        assertThat(store).isEmpty();
        assertThat(behind.pending()).isOne();
        go.countDown();
        assertThat(behind.flush(Duration.ofSeconds(20))).isTrue();
        assertThat(store).containsEntry(1L, ADA);
    }

    @Test
    void writeBehind_writesOfOneKey_stayInOrderThoughSomeAreTriedAgain() {
        List<String> written = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger attempts = new AtomicInteger();
        WriteBehind<Long, User> behind = here.blocking().of(USERS).writeBehind((id, user) -> {
            if (attempts.incrementAndGet() % 3 == 0) {
                throw new ArithmeticException();
            }
            written.add(user.name());
        }, OPTIONS);
        List<String> names = new ArrayList<>();

        for (int i = 0; i < 30; i++) {
            names.add("n" + i);
            behind.write(1L, new User("n" + i, ""));
        }

        assertThat(behind.flush(Duration.ofSeconds(20))).isTrue();
        assertThat(written).isEqualTo(names);
        assertThat(behind.lost()).isZero();
    }

    @Test
    void writeBehind_full_isRefusedAndNotInTheCache() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        CountDownLatch go = new CountDownLatch(1);
        WriteBehind<Long, User> behind = users.writeBehind((id, user) -> pass(go), OPTIONS.capacity(2));
        behind.write(1L, ADA);
        behind.write(2L, ADA);

        assertThatThrownBy(() -> behind.write(3L, ADA)).isInstanceOf(RedisOverloadException.class);

        assertThat(users.getIfPresent(3L)).isNull();
        go.countDown();
    }

    @Test
    void writeBehind_neverSucceeds_isGivenUpAndInvalidated() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        WriteBehind<Long, User> behind = users.writeBehind((id, user) -> {
            throw new ArithmeticException();
        }, OPTIONS.attempts(3));

        behind.write(1L, ADA);

        await().until(() -> behind.lost() == 1);
        await().until(() -> users.getIfPresent(1L) == null);
        assertThat(behind.pending()).isZero();
    }

    @Test
    void writeBehind_entryIsInvalidatedMeanwhile_readsWhatWaits() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        CountDownLatch go = new CountDownLatch(1);
        WriteBehind<Long, User> behind = users.writeBehind((id, user) -> {
            pass(go);
            store.put(id, user);
        }, OPTIONS);
        store.put(1L, BOB);
        behind.write(1L, ADA);
        users.clear();

        assertThat(users.get(1L, store::get)).isEqualTo(ADA);
        User stale = there.blocking().of(USERS).get(1L, store::get); // loaded before the store has it
        go.countDown();
        behind.flush(Duration.ofSeconds(20));

        assertThat(stale).isEqualTo(BOB);
        await().until(() -> there.blocking().of(USERS).get(1L, store::get).equals(ADA));
    }

    @Test
    void flush_done_leavesTheCacheAloneAfterwards() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        WriteBehind<Long, User> behind = users.writeBehind(store::put, OPTIONS);
        for (long id = 0; id < 200; id++) {
            behind.write(id, ADA);
            behind.flush(Duration.ofSeconds(20));
            users.put(id, BOB);

            assertThat(users.get(id, CacheContract::mustNotLoad)).isEqualTo(BOB);
        }
    }

    @Test
    void close_ofTheClient_flushes() {
        WriteBehind<Long, User> behind = here.blocking().of(USERS).writeBehind(store::put, OPTIONS);
        for (long id = 0; id < 100; id++) {
            behind.write(id, ADA);
        }

        here.close();

        assertThat(store).hasSize(100);
        assertThatThrownBy(() -> behind.write(1L, ADA)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reactiveWriteBehind_doesTheSame() {
        ReactiveRedisCache<Long, User> users = here.reactive().of(USERS);
        ReactiveWriteBehind<Long, User> behind = users
                .writeBehind((id, user) -> Uni.createFrom().item(() -> store.put(id, user)), OPTIONS);

        behind.write(1L, ADA).await().atMost(Duration.ofSeconds(20));

        assertThat(behind.flush(Duration.ofSeconds(20)).await().atMost(Duration.ofSeconds(25))).isTrue();
        assertThat(store).containsEntry(1L, ADA);
        users.write(1L, BOB, (id, user) -> Uni.createFrom().item(() -> store.put(id, user))).await()
                .atMost(Duration.ofSeconds(20));
        assertThat(store).containsEntry(1L, BOB);
        assertThat(users.get(1L, id -> Uni.createFrom().nullItem()).await().atMost(Duration.ofSeconds(20))).isEqualTo(BOB);
    }
}

package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.cache.CacheOptions;
import io.redkit.cache.CacheSpec;
import io.redkit.cache.CachedValue;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.cache.RedisCache;
import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Uni;

class CacheTest extends CacheContract {

    @Test
    void get_asked_again_loadsOnceForAllProcesses() {
        AtomicInteger loads = new AtomicInteger();
        RedisCache<Long, User> users = here.blocking().of(USERS);

        User first = users.get(1L, id -> {
            loads.incrementAndGet();
            return ADA;
        });

        assertThat(first).isSameAs(ADA);
        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA).isNotSameAs(ADA);
        assertThat(there.blocking().of(USERS).get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
        assertThat(loads).hasValue(1);
        assertThat(users.statistics().hitRate()).isEqualTo(0.5);
    }

    @Test
    void get_null_isCached() {
        RedisCache<Long, User> users = here.blocking().of(USERS);

        users.get(1L, id -> null);

        assertThat(users.get(1L, CacheContract::mustNotLoad)).isNull();
        assertThat(users.getIfPresent(1L)).isEqualTo(new CachedValue<>(null, false));
        assertThat(users.getIfPresent(2L)).isNull();
    }

    @Test
    void get_nullWithoutNegativeTimeToLive_isNotCached() {
        RedisCache<Long, User> users = users(here, its -> its.negativeTimeToLive(Duration.ZERO));

        users.get(1L, id -> null);

        assertThat(users.get(1L, id -> ADA)).isEqualTo(ADA);
    }

    @Test
    void get_loaderFails_failsAlikeAndCachesNothing() {
        RedisCache<Long, User> users = here.blocking().of(USERS);

        assertThatThrownBy(() -> users.get(1L, id -> {
            throw new IllegalArgumentException("database");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("database");

        assertThat(users.get(1L, id -> ADA)).isEqualTo(ADA);
    }

    @Test
    void get_timeToLiveIsOver_loadsAgain() {
        RedisCache<Long, User> users = users(here, its -> its.timeToLive(Duration.ofMillis(50)));
        users.get(1L, id -> ADA);

        await().until(() -> users.get(1L, id -> BOB).equals(BOB));
    }

    @Test
    void timeToLive_jitter_shortensItAtMostBySoMuch() {
        RedisCache<Long, User> users = here.blocking()
                .of(USERS.options(its -> its.timeToLive(Duration.ofSeconds(100)).jitter(0.5)));
        long begin = System.nanoTime();
        for (long id = 0; id < 20; id++) {
            users.put(id, ADA);
        }

        List<Long> lives = java.util.stream.LongStream.range(0, 20).mapToObj(id -> raw.number("PTTL", entry(id))).toList();

        long meanwhile = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + 10;
        assertThat(lives).allSatisfy(life -> assertThat(life).isBetween(50_000 - meanwhile, 100_000L));
        assertThat(lives.stream().mapToLong(life -> life / 5000).distinct().count()).isGreaterThan(1);
    }

    @Test
    void put_thenGet_isThere() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        users.get(1L, id -> ADA);

        users.put(1L, BOB);

        assertThat(there.blocking().of(USERS).get(1L, CacheContract::mustNotLoad)).isEqualTo(BOB);
    }

    @Test
    void putAll_withNull_areThere() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        Map<Long, User> all = new HashMap<>(Map.of(1L, ADA));
        all.put(2L, null);

        users.putAll(all);

        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
        assertThat(users.get(2L, CacheContract::mustNotLoad)).isNull();
    }

    @Test
    void invalidate_forgets() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        users.putAll(Map.of(1L, ADA, 2L, ADA, 3L, ADA));

        there.blocking().of(USERS).invalidateAll(List.of(1L, 2L));

        assertThat(users.getIfPresent(1L)).isNull();
        assertThat(users.getIfPresent(2L)).isNull();
        assertThat(users.getIfPresent(3L)).isNotNull();
    }

    @Test
    void get_entryThatCannotBeRead_isLoadedAnew() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        users.put(1L, ADA);
        raw.send("SET", entry(1), "something else", "PX", 100_000);
        users.put(2L, ADA);
        here.blocking().of(CacheSpec.of("numbers", Long.class, Integer.class)
                .options(its -> its.prefix("cache:users:"))).put(2L, 42);

        assertThat(users.get(1L, id -> BOB)).isEqualTo(BOB);
        assertThat(users.get(2L, id -> BOB)).isEqualTo(BOB);
        assertThat(users.get(2L, CacheContract::mustNotLoad)).isEqualTo(BOB);
    }

    @Test
    void of_sameNameForOtherTypes_isRefused() {
        here.blocking().of(USERS);

        assertThatThrownBy(() -> here.blocking().of("users", Long.class, String.class))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("users");
        assertThatThrownBy(() -> here.blocking().of(USERS.options(UnaryOperator.identity())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(here.blocking().of("users", Long.class, User.class)).isNotNull();
    }

    @Test
    void keys_thatDiffer_areDifferent() {
        RedisCache<List<String>, Integer> cache = here.blocking().of(CacheSpec.of("lists",
                new TypeReference<List<String>>() {
                }.getType(), Integer.class));
        cache.put(List.of("a", "b"), 1);
        cache.put(List.of("a\",\"b"), 2);
        RedisCache<String, Integer> texts = here.blocking().of("texts", String.class, Integer.class);
        texts.put("", 3);
        texts.put("%", 4);
        texts.put("{a}:b", 5);

        assertThat(cache.getIfPresent(List.of("a", "b")).value()).isEqualTo(1);
        assertThat(cache.getIfPresent(List.of("a\",\"b")).value()).isEqualTo(2);
        assertThat(texts.getIfPresent("").value()).isEqualTo(3);
        assertThat(texts.getIfPresent("%").value()).isEqualTo(4);
        assertThat(texts.getIfPresent("{a}:b").value()).isEqualTo(5);
    }

    @Test
    void values_withTypeParameters_areRead() {
        CacheSpec<String, List<User>> teams = CacheSpec.of("teams", String.class, new TypeReference<List<User>>() {
        });
        here.blocking().of(teams).put("blue", List.of(ADA));

        assertThat(there.blocking().of(teams).get("blue", key -> null)).containsExactly(ADA);
    }

    @Test
    void blockingCache_onEventLoop_isRefused() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();

        TestRedis.VERTX.runOnContext(ignored -> {
            try {
                users.get(1L, id -> ADA);
                failure.complete(null);
            } catch (Throwable e) {
                failure.complete(e);
            }
        });

        assertThat(failure.join()).isInstanceOf(IllegalStateException.class).hasMessageContaining("ReactiveRedisCache");
    }

    @Test
    void blockingLoader_runsOnItsCallersThread() {
        Thread[] loader = new Thread[1];

        here.blocking().of(USERS).get(1L, id -> {
            loader[0] = Thread.currentThread();
            return ADA;
        });

        assertThat(loader[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void reactive_doesTheSame() {
        ReactiveRedisCache<Long, User> users = here.reactive().of(USERS);

        assertThat(wait(users.get(1L, id -> Uni.createFrom().item(ADA)))).isSameAs(ADA);
        assertThat(wait(users.get(1L, id -> Uni.createFrom().item(BOB)))).isEqualTo(ADA);
        wait(users.put(1L, BOB));
        assertThat(wait(users.getIfPresent(1L)).value()).isEqualTo(BOB);
        wait(users.invalidate(1L));
        assertThat(wait(users.getIfPresent(1L))).isNull();
        assertThatThrownBy(() -> wait(users.get(1L, id -> null))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> wait(users.get(1L, id -> Uni.createFrom().failure(new ArithmeticException()))))
                .isInstanceOf(ArithmeticException.class);
        assertThat(wait(users.get(1L, id -> Uni.createFrom().nullItem()))).isNull();
    }

    @Test
    void reactiveLoader_runsOnItsCallersContext() {
        ReactiveRedisCache<Long, User> users = here.reactive().of(USERS);
        CompletableFuture<Boolean> same = new CompletableFuture<>();
        io.vertx.core.Context context = TestRedis.VERTX.getOrCreateContext();

        context.runOnContext(ignored -> users.get(1L, id -> {
            same.complete(io.vertx.core.Vertx.currentContext() == context);
            return Uni.createFrom().item(ADA);
        }).subscribe().with(user -> {
        }));

        assertThat(same.join()).isTrue();
    }

    @Test
    void warm_loadsWhatIsNotThere() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        users.put(1L, ADA);

        long loaded = users.warm(java.util.stream.LongStream.range(0, 50).boxed().toList(), id -> BOB);

        assertThat(loaded).isEqualTo(49);
        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
        assertThat(users.get(49L, CacheContract::mustNotLoad)).isEqualTo(BOB);
    }

    @Test
    void warm_oneFails_loadsTheOthersAndFails() {
        RedisCache<Long, User> users = here.blocking().of(USERS);

        assertThatThrownBy(() -> users.warm(List.of(1L, 2L, 3L), id -> {
            if (id == 2) {
                throw new ArithmeticException();
            }
            return ADA;
        })).isInstanceOf(ArithmeticException.class);

        assertThat(users.get(3L, CacheContract::mustNotLoad)).isEqualTo(ADA);
    }

    @Test
    void prefix_ofItsOwn_isUsed() {
        UnaryOperator<CacheOptions> options = its -> its.prefix("people:v2:");

        users(here, options).put(1L, ADA);

        assertThat(raw.number("EXISTS", "people:v2:{1}")).isEqualTo(1);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}

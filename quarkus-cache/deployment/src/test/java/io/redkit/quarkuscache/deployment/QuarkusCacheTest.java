package io.redkit.quarkuscache.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheInvalidate;
import io.quarkus.cache.CacheInvalidateAll;
import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheManager;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CacheResult;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.smallrye.mutiny.Uni;

class QuarkusCacheTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.cache.type", "redkit")
            .overrideConfigKey("quarkus.cache.\"local\".type", "caffeine")
            .overrideConfigKey("quarkus.redkit.cache.\"users\".time-to-live", "1m");

    public record User(String name) {
    }

    @Singleton
    static class Users {

        final AtomicInteger calls = new AtomicInteger();
        volatile Thread thread;
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        @CacheResult(cacheName = "users")
        User find(String first, int second) {
            calls.incrementAndGet();
            thread = Thread.currentThread();
            return first == null ? null : new User(first + second);
        }

        @CacheInvalidate(cacheName = "users")
        void forget(String first, int second) {
        }

        @CacheInvalidateAll(cacheName = "users")
        void forgetAll() {
        }

        @CacheResult(cacheName = "numbers")
        int number() {
            return calls.incrementAndGet();
        }

        @CacheResult(cacheName = "lists")
        Uni<List<User>> list(@CacheKey String name, String ignored) {
            return Uni.createFrom().item(() -> List.of(new User(name + calls.incrementAndGet())));
        }

        @CacheResult(cacheName = "stages")
        CompletionStage<User> stage(String name) {
            return CompletableFuture.completedFuture(new User(name + calls.incrementAndGet()));
        }

        @CacheResult(cacheName = "failing")
        User fail(String name) {
            calls.incrementAndGet();
            throw new ArithmeticException(name);
        }

        @CacheResult(cacheName = "slow", lockTimeout = 100)
        User slow(String name) throws InterruptedException {
            int call = calls.incrementAndGet();
            if (call == 1) {
                begun.countDown();
                go.await(60, TimeUnit.SECONDS);
            }
            return new User(name + call);
        }

        @CacheResult(cacheName = "local")
        User local(String name) {
            return new User(name);
        }
    }

    @Inject
    Users users;

    @Inject
    RedisService redis;

    @Inject
    CacheManager manager;

    @Inject
    @CacheName("users")
    Cache cache;

    @BeforeEach
    void reset() {
        users.calls.set(0);
        users.forgetAll();
    }

    @Test
    void cacheResult_asksOnce() {
        assertThat(users.find("a", 1)).isEqualTo(new User("a1"));
        assertThat(users.find("a", 1)).isEqualTo(new User("a1"));

        assertThat(users.calls).hasValue(1);
        assertThat(redis.exists("cache:users:{a%3A1}")).isTrue();
    }

    @Test
    void cacheResult_runsOnTheCallersThread() {
        users.find("t", 1);

        assertThat(users.thread).isSameAs(Thread.currentThread());
    }

    @Test
    void cacheResult_nullResultAndNullArgument_areCached() {
        assertThat(users.find(null, 1)).isNull();
        assertThat(users.find(null, 1)).isNull();

        assertThat(users.calls).hasValue(1);
    }

    @Test
    void cacheResult_keysThatLookAlike_areDifferent() {
        assertThat(users.find("a:1", 2)).isEqualTo(new User("a:12"));
        assertThat(users.find("a", 12)).isEqualTo(new User("a12"));
        assertThat(users.find("", 12)).isEqualTo(new User("12"));
        assertThat(users.find("%null", 12)).isEqualTo(new User("%null12"));
        assertThat(users.find(null, 12)).isNull();

        assertThat(users.calls).hasValue(5);
    }

    @Test
    void cacheInvalidate_forgets() {
        users.find("a", 1);
        users.find("b", 1);

        users.forget("a", 1);

        users.find("a", 1);
        users.find("b", 1);
        assertThat(users.calls).hasValue(3);
    }

    @Test
    void cacheInvalidateAll_forgetsAll() {
        users.find("a", 1);
        users.forgetAll();
        users.find("a", 1);

        assertThat(users.calls).hasValue(2);
    }

    @Test
    void cacheResult_withoutParameters_hasTheDefaultKey() {
        int number = users.number();

        assertThat(users.number()).isEqualTo(number);
    }

    @Test
    void cacheResult_uniAndStage_areUnwrapped() {
        List<User> list = users.list("a", "x").await().indefinitely();
        assertThat(users.list("a", "y").await().indefinitely()).isEqualTo(list);
        User user = users.stage("a").toCompletableFuture().join();
        assertThat(users.stage("a").toCompletableFuture().join()).isEqualTo(user);
    }

    @Test
    void cacheResult_methodThrows_throwsTheSame() {
        assertThatThrownBy(() -> users.fail("a")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> users.fail("a")).isInstanceOf(ArithmeticException.class);

        assertThat(users.calls).hasValue(2);
    }

    @Test
    void cacheResult_lockTimeout_runsTheMethodWithoutTheCache() throws InterruptedException {
        CompletableFuture<User> first = CompletableFuture.supplyAsync(this::slow);
        users.begun.await(60, TimeUnit.SECONDS);

        assertThat(slow()).isEqualTo(new User("a2"));

        users.go.countDown();
        assertThat(first.join()).isEqualTo(new User("a1"));
    }

    private User slow() {
        try {
            return users.slow("a");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cache_programmatic_works() {
        assertThat(cache.<String, User> get("k", key -> new User(key)).await().indefinitely()).isEqualTo(new User("k"));
        assertThat(cache.<String, User> getAsync("k", key -> Uni.createFrom().item(new User("other"))).await().indefinitely())
                .isEqualTo(new User("k"));
        cache.invalidate("k").await().indefinitely();
        assertThat(cache.<String, User> getAsync("k", key -> Uni.createFrom().item(new User("other"))).await().indefinitely())
                .isEqualTo(new User("other"));
        assertThatThrownBy(() -> cache.invalidateIf(key -> true)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(manager.getCacheNames()).contains("users", "local");
    }

    @Test
    void cacheOfAnotherType_isNotInRedis() {
        users.local("a");

        assertThat(manager.getCache("local").orElseThrow()).isInstanceOf(CaffeineCache.class);
        assertThat(redis.exists("cache:local:{a}")).isFalse();
    }
}

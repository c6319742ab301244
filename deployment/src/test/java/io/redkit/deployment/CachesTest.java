package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.cache.ReactiveRedisCaches;
import io.redkit.cache.RedisCache;
import io.redkit.cache.RedisCacheName;
import io.redkit.cache.RedisCaches;

class CachesTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"carts\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.key-prefix", "shop:")
            .overrideConfigKey("quarkus.redkit.cache.time-to-live", "20s")
            .overrideConfigKey("quarkus.redkit.cache.jitter", "0")
            .overrideConfigKey("quarkus.redkit.cache.\"users\".time-to-live", "10s")
            .overrideConfigKey("quarkus.redkit.cache.\"users\".stale-for", "30s");

    public record User(String name) {
    }

    @Inject
    RedisService redis;

    @Inject
    RedisCaches caches;

    @Inject
    @RedisClientName("carts")
    ReactiveRedisCaches cachesOfCarts;

    @Inject
    @RedisCacheName("users")
    RedisCache<Long, User> users;

    @Inject
    @RedisCacheName("users")
    ReactiveRedisCache<Long, User> reactiveUsers;

    @Inject
    @RedisCacheName("lists")
    @RedisClientName("carts")
    RedisCache<String, List<User>> lists;

    @Test
    void namedCache_isTheOneOfThatName() {
        users.put(1L, new User("Ada"));

        assertThat(caches.of("users", Long.class, User.class).getIfPresent(1L).value()).isEqualTo(new User("Ada"));
        assertThat(reactiveUsers.getIfPresent(1L).await().indefinitely().value()).isEqualTo(new User("Ada"));
        assertThat(redis.exists("cache:users:{1}")).isTrue();
        assertThat(redis.execute("EXISTS", "shop:cache:users:{1}").toLong()).isOne();
    }

    @Test
    void cacheOfNamedClient_isThere() {
        lists.put("all", List.of(new User("Bob")));

        assertThat(lists.getIfPresent("all").value()).containsExactly(new User("Bob"));
        assertThat(redis.exists("cache:lists:{all}")).isFalse();
        assertThat(cachesOfCarts.of("other", String.class, String.class).getIfPresent("a").await().indefinitely()).isNull();
    }

    @Test
    void configuration_ofTheNameGoesBeforeThatOfAll() {
        users.put(2L, new User("Ada"));
        caches.of("others", Long.class, User.class).put(2L, new User("Ada"));

        assertThat(redis.execute("PTTL", "shop:cache:users:{2}").toLong()).isBetween(35_000L, 40_000L);
        assertThat(redis.execute("PTTL", "shop:cache:others:{2}").toLong()).isBetween(15_000L, 20_000L);
    }
}

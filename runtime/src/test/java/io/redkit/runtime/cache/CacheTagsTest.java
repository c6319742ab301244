package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.redkit.cache.CacheSpec;
import io.redkit.cache.RedisCache;

/** Invalidation of many entries by one write. */
class CacheTagsTest extends CacheContract {

    private static final CacheSpec<Long, User> TAGGED = USERS
            .tags((id, user) -> user == null ? Set.of("nobody") : Set.of("team:" + user.team()));

    @Test
    void invalidateTag_forgetsThoseThatHaveIt() {
        RedisCache<Long, User> users = here.blocking().of(TAGGED);
        users.put(1L, ADA);
        users.put(2L, BOB);
        users.put(3L, null);

        there.blocking().of(TAGGED).invalidateTag("team:blue");

        assertThat(users.getIfPresent(1L)).isNull();
        assertThat(users.getIfPresent(2L)).isNotNull();
        assertThat(users.get(1L, id -> ADA)).isEqualTo(ADA);
        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
        users.invalidateTags(List.of("nobody", "team:red"));
        assertThat(users.getIfPresent(2L)).isNull();
        assertThat(users.getIfPresent(3L)).isNull();
    }

    @Test
    void invalidateTag_changedTags_countAsTheyAre() {
        RedisCache<Long, User> users = here.blocking().of(TAGGED);
        users.put(1L, ADA);
        users.get(1L, CacheContract::mustNotLoad);
        there.blocking().of(TAGGED).put(1L, new User("Ada", "red"));

        there.blocking().of(TAGGED).invalidateTag("team:blue");
        assertThat(users.getIfPresent(1L)).isNotNull();
        there.blocking().of(TAGGED).invalidateTag("team:red");

        assertThat(users.getIfPresent(1L)).isNull();
    }

    @Test
    void invalidateTag_whileLoading_concernsWhatIsLoaded() throws Exception {
        RedisCache<Long, User> users = here.blocking().of(TAGGED);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<User> load = threads.submit(() -> users.get(1L, id -> {
            begun.countDown();
            pass(go);
            return ADA;
        }));
        pass(begun);

        there.blocking().of(TAGGED).invalidateTag("team:blue");
        go.countDown();
        load.get(5, TimeUnit.SECONDS);

        assertThat(users.getIfPresent(1L)).isNull();
    }

    @Test
    void clear_forgetsAllByOneWrite() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        for (long id = 0; id < 20; id++) {
            users.put(id, ADA);
        }

        there.blocking().of(USERS).clear();

        for (long id = 0; id < 20; id++) {
            assertThat(users.getIfPresent(id)).isNull();
            assertThat(raw.number("EXISTS", entry(id))).isOne();
        }
        assertThat(users.get(1L, id -> BOB)).isEqualTo(BOB);
        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(BOB);
    }

    @Test
    void barriers_lost_noEntryIsTrusted() {
        RedisCache<Long, User> users = here.blocking().of(USERS);
        users.put(1L, ADA);

        raw.send("DEL", "cache:users:barriers");

        assertThat(users.getIfPresent(1L)).isNull();
        users.put(2L, BOB);
        assertThat(users.getIfPresent(1L)).isNull();
        assertThat(users.getIfPresent(2L)).isNotNull();
    }

    @Test
    void barriers_manyAndNullLivesLongerThanValues_staysInvalid() {
        RedisCache<Long, User> users = here.blocking().of(TAGGED.options(its -> its.timeToLive(java.time.Duration.ofMillis(1))
                .negativeTimeToLive(java.time.Duration.ofMinutes(5)).jitter(0)));
        users.put(3L, null);
        users.invalidateTag("nobody");

        for (int i = 0; i < 12; i++) {
            users.invalidateTags(java.util.stream.IntStream.range(i * 100, i * 100 + 100).mapToObj(n -> "t" + n).toList());
        }

        assertThat(users.getIfPresent(3L)).isNull();
    }

    @Test
    void barriers_many_areForgottenWhenNoEntryCanBeThatOld() {
        RedisCache<Long, User> users = users(here, its -> its.timeToLive(java.time.Duration.ofMillis(1))
                .negativeTimeToLive(java.time.Duration.ofMillis(1)));
        for (int i = 0; i < 30; i++) {
            users.invalidateTags(java.util.stream.IntStream.range(i * 100, i * 100 + 100).mapToObj(n -> "t" + n).toList());
        }

        assertThat(raw.number("HLEN", "cache:users:barriers")).isLessThan(2500);
    }
}

package org.acme.examples;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.cache.CacheSpec;
import io.redkit.cache.ReactiveRedisCaches;
import io.redkit.cache.RedisCache;
import io.redkit.cache.RedisCacheName;
import io.redkit.cache.RedisCaches;
import io.redkit.cache.WriteBehind;
import io.redkit.cache.WriteBehindOptions;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Caches {

    public record User(long id, String name, String team) {
    }

    // tag::get[]
    @Inject
    @RedisCacheName("users")
    RedisCache<Long, User> users;

    public User find(long id) {
        return users.get(id, this::load); // loads if there is no fresh value; null is cached as well
    }

    public void rename(long id, String name) {
        store(id, new User(id, name, "blue"));
        users.invalidate(id);
    }
    // end::get[]

    // tag::spec[]
    static final CacheSpec<Long, User> MEMBERS = CacheSpec.of("members", Long.class, User.class)
            .tags((id, user) -> user == null ? Set.of() : Set.of("team:" + user.team()))
            .options(its -> its.timeToLive(Duration.ofMinutes(10)).staleFor(Duration.ofHours(1)));

    @Inject
    RedisCaches caches;

    public void dissolve(String team) {
        caches.of(MEMBERS).invalidateTag("team:" + team);
    }
    // end::spec[]

    // tag::reactive[]
    @Inject
    ReactiveRedisCaches reactiveCaches;

    public Uni<User> findLater(long id) {
        return reactiveCaches.of(MEMBERS).get(id, key -> Uni.createFrom().item(() -> load(key)));
    }
    // end::reactive[]

    // tag::warm[]
    public long warm(List<Long> ids) {
        return users.warm(ids, this::load);
    }
    // end::warm[]

    // tag::through[]
    public void save(User user) {
        users.write(user.id(), user, this::store); // the store first, then the cache
    }
    // end::through[]

    // tag::behind[]
    public void saveAll(List<User> all) {
        try (WriteBehind<Long, User> behind = users.writeBehind(this::store, WriteBehindOptions.DEFAULT.concurrency(2))) {
            all.forEach(user -> behind.write(user.id(), user));
        }
    }
    // end::behind[]

    private int loads;
    private int stored;

    private synchronized User load(long id) {
        loads++;
        return new User(id, "Ada", "blue");
    }

    private synchronized void store(long id, User user) {
        stored++;
    }

    synchronized int loads() {
        return loads;
    }

    synchronized int stored() {
        return stored;
    }
}

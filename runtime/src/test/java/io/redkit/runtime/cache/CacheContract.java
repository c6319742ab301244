package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.redkit.cache.CacheOptions;
import io.redkit.cache.CacheSpec;
import io.redkit.cache.RedisCache;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.Servers;

/** An empty Redis, two processes with caches in it as far as Redis can tell, and a plain client that sees what arrives. */
@ParameterizedClass(name = "{0}")
@EnumSource(Servers.class)
abstract class CacheContract {

    record User(String name, String team) {
    }

    static final CacheSpec<Long, User> USERS = CacheSpec.of("users", Long.class, User.class);
    static final User ADA = new User("Ada", "blue");
    static final User BOB = new User("Bob", "red");

    @Parameter
    Servers target;

    RawRedis raw;
    ClientCaches here;
    ClientCaches there;
    final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RedkitClient> clients = new ArrayList<>();
    private final List<ClientCaches> processes = new ArrayList<>();

    @BeforeEach
    void open() {
        raw = target.raw();
        raw.flush();
        here = process();
        there = process();
    }

    @AfterEach
    void close() {
        processes.forEach(ClientCaches::close);
        clients.forEach(each -> each.close(Duration.ZERO));
        threads.shutdownNow();
    }

    private ClientCaches process() {
        RedkitClient client = target.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
        clients.add(client);
        ClientCaches caches = ClientCaches.of(client.patterns());
        processes.add(caches);
        return caches;
    }

    /** Returns a specification without randomness. */
    static CacheSpec<Long, User> users(UnaryOperator<CacheOptions> options) {
        return USERS.options(its -> options.apply(its.jitter(0)));
    }

    static RedisCache<Long, User> users(ClientCaches process, UnaryOperator<CacheOptions> options) {
        return process.blocking().of(users(options));
    }

    static User mustNotLoad(long id) {
        throw new AssertionError("loaded");
    }

    static void pass(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("waited too long");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String entry(long id) {
        return "cache:users:{" + id + "}";
    }
}

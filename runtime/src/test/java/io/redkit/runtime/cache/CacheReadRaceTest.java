package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.cache.CacheOptions;
import io.redkit.cache.RedisCache;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.pattern.PatternSupport;
import io.vertx.redis.client.Response;

/** What another process stores between the commands of one read, which come to the server one by one. */
class CacheReadRaceTest extends CacheContract {

    private final CountDownLatch lifeIsRead = new CountDownLatch(1);
    private RedkitClient client;
    private ClientCaches interrupted;
    private @Nullable Runnable meanwhile;

    @BeforeEach
    void openInterrupted() {
        client = target.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
        PatternSupport its = client.patterns();
        interrupted = ClientCaches.of(new PatternSupport(this::send, its.settings(), its.keys(), its.json(), its.availability(),
                its.connections(), its.subscriber(), its.vertx()));
    }

    @AfterEach
    void closeInterrupted() {
        interrupted.close();
        client.close(Duration.ZERO);
    }

    /** Sends it, and lets happen what is to happen between the life of an entry and its content. */
    private void send(Call call, ReplyHandler handler) {
        Runnable task = meanwhile;
        boolean isContent = call.command().name().equals("GET");
        if (task != null && isContent) {
            meanwhile = null;
            pass(lifeIsRead);
            task.run();
        }
        client.patterns().commands().send(call, isContent ? handler : new ReplyHandler() {

            @Override
            public void onReply(@Nullable Response reply) {
                handler.onReply(reply);
                lifeIsRead.countDown();
            }

            @Override
            public void onFailure(RuntimeException failure) {
                handler.onFailure(failure);
            }
        });
    }

    @Test
    void get_storedBetweenLifeAndContent_doesNotLoad() {
        RedisCache<Long, User> users = interrupted.blocking().of(USERS);
        meanwhile = () -> there.blocking().of(USERS).put(1L, ADA);

        assertThat(users.get(1L, CacheContract::mustNotLoad)).isEqualTo(ADA);
    }

    @Test
    void get_staleAndStoredBetweenLifeAndContent_doesNotLoad() {
        UnaryOperator<CacheOptions> options = its -> its.timeToLive(Duration.ofSeconds(20)).staleFor(Duration.ofSeconds(20));
        RedisCache<Long, User> others = users(there, options);
        RedisCache<Long, User> users = users(interrupted, options);
        others.put(1L, ADA);
        raw.send("PEXPIRE", entry(1), 9000);
        await().until(() -> others.getIfPresent(1L).isStale());
        meanwhile = () -> others.put(1L, BOB);

        assertThat(users.get(1L, id -> ADA)).isEqualTo(BOB);
    }
}

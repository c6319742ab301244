package io.redkit.runtime.nearcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.RedisService;
import io.redkit.RedisWrongTypeException;
import io.redkit.cache.NearCache;
import io.redkit.cache.NearCacheView;
import io.redkit.codec.ValueCodec;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.NearCacheSettings.Bound;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** What near caches do, on whatever servers; the plain client writes what others would. */
abstract class NearCacheContract {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final RedkitClient client = TestRedis
            .client(settings().keyPrefix("shop:").commandTimeout(Duration.ofSeconds(10)).nearCaches(
                    cache("catalog", Duration.ofMinutes(1)), cache("short", Duration.ofMillis(300))));
    private final RedisService redis = client.blocking();
    private final NearCache near = client.nearCaches().blocking(redis, client.reactive());
    private final String key = "catalog:" + UUID.randomUUID();

    record Product(String name, int price) {
    }

    record Basket(List<String> items) {
    }

    abstract TestSettings settings();

    abstract RawRedis raw();

    private static NearCacheSettings cache(String name, Duration maximumStaleness) {
        return new NearCacheSettings(name, name + ":", maximumStaleness, new Bound(1 << 20, true), Duration.ofSeconds(10),
                false);
    }

    /** Values are kept as soon as all masters tell of changes. */
    @BeforeEach
    void track() {
        for (int i = 0; i < 20; i++) {
            keep("catalog:warm-up:" + i);
        }
    }

    /** Reads a key until it is in memory: the word of an earlier write may still be on its way. */
    private void keep(String any) {
        String cache = any.substring(0, any.indexOf(':'));
        await().atMost(SOON).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> {
            long before = near.figures(cache).hits();
            redis.get(any);
            return near.figures(cache).hits() > before;
        });
    }

    @AfterEach
    void end() {
        raw().send("DEL", full());
        client.close(Duration.ZERO);
    }

    private String full() {
        return "shop:" + key;
    }

    private long hits() {
        return near.figures("catalog").hits();
    }

    private long misses() {
        return near.figures("catalog").misses();
    }

    /** Returns when the word of the change has come: later it would take away what is read now. */
    private void writeBeside(String value) {
        long before = words();
        raw().send("SET", full(), value);
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> words() > before);
    }

    private long words() {
        return near.figures("catalog").invalidations() + near.figures("catalog").flushes();
    }

    @Test
    void get_readBefore_isAnsweredFromMemory() {
        writeBeside("one");
        keep(key);
        long misses = misses();

        assertThat(redis.get(key)).isEqualTo("one");
        assertThat(client.reactive().get(key).await().atMost(SOON)).isEqualTo("one");
        assertThat(redis.getAll(List.of(key))).isEqualTo(Map.of(key, "one"));

        assertThat(misses()).isEqualTo(misses);
    }

    @Test
    void get_writtenByAnother_isReadAnew() {
        writeBeside("one");
        keep(key);

        writeBeside("two");

        await().atMost(SOON).pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(redis.get(key)).isEqualTo("two"));
    }

    @Test
    void get_writtenByThisClient_isNewAtOnce() {
        for (int i = 0; i < 200; i++) {
            redis.set(key, "value " + i);
            assertThat(redis.get(key)).isEqualTo("value " + i);
        }
    }

    @Test
    void get_afterAWriteThatNobodyWaitedFor_isNotOlder() {
        for (int i = 0; i < 200; i++) {
            redis.get(key);
            CompletableFuture<Void> write = client.reactive().set(key, "value " + i).subscribeAsCompletionStage();
            assertThat(redis.get(key)).isEqualTo("value " + i);
            write.join();
        }
    }

    @Test
    void get_manyThreadsCount_isNotLessThanWhatEachHasCounted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> each = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                each.add(threads.submit(() -> {
                    boolean right = true;
                    for (int turn = 0; turn < 300; turn++) {
                        long counted = redis.incr(key);
                        right &= Long.parseLong(redis.get(key)) >= counted;
                    }
                    return right;
                }));
            }
            for (Future<Boolean> one : each) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void get_missing_isRememberedUntilTheKeyIsWritten() {
        keep(key);
        assertThat(redis.get(key)).isNull();

        writeBeside("one");

        await().atMost(SOON).pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(redis.get(key)).isEqualTo("one"));
    }

    @Test
    void get_deletedByAnother_isGone() {
        writeBeside("one");
        keep(key);

        raw().send("DEL", full());

        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> assertThat(redis.get(key)).isNull());
    }

    @Test
    void get_lifeAtTheServerOver_isGone() {
        raw().send("SET", full(), "one", "PX", "2500");
        long start = System.nanoTime();
        keep(key);
        assertThat(redis.get(key)).isEqualTo("one");

        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> redis.get(key) == null);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20)); // it may be kept for a minute
    }

    @Test
    void get_olderThanTheMaximumStaleness_isReadAnew() {
        String its = "short:" + key;
        redis.set(its, "one");
        keep(its);
        long misses = near.figures("short").misses();

        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
            redis.get(its);
            return near.figures("short").misses() > misses;
        });

        assertThat(near.figures("short").hits()).isPositive();
        redis.del(its);
    }

    @Test
    void get_everythingFlushedByAnother_isGone() {
        writeBeside("one");
        keep(key);
        long flushes = near.figures("catalog").flushes();

        raw().flush();

        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> assertThat(redis.get(key)).isNull());
        await().atMost(SOON).until(() -> near.figures("catalog").flushes() > flushes);
    }

    @Test
    void getAll_someInMemory_readsTheOthers() {
        String other = "catalog:" + UUID.randomUUID();
        String missing = "catalog:" + UUID.randomUUID();
        raw().send("SET", "shop:" + other, "other");
        writeBeside("one");
        keep(key);
        long misses = misses();

        assertThat(redis.getAll(List.of(key, missing, other))).isEqualTo(Map.of(key, "one", other, "other"));

        assertThat(misses()).isEqualTo(misses + 2);
        keep(missing);
        raw().send("DEL", "shop:" + other);
    }

    @Test
    void getAll_keyOfAnotherType_isMissingAsForTheServer() {
        raw().send("LPUSH", full(), "element");

        assertThat(redis.getAll(List.of(key))).isEmpty();
        assertThatThrownBy(() -> redis.get(key)).isInstanceOf(RedisWrongTypeException.class);
    }

    @Test
    void get_bytesThatACallerChanges_areHisOwn() {
        writeBeside("one");
        redis.get(key, ValueCodec.bytes())[0] = 'X';
        keep(key);
        redis.get(key, ValueCodec.bytes())[0] = 'X';

        assertThat(redis.get(key)).isEqualTo("one");
    }

    @Test
    void get_withReadFrom_asksTheServer() {
        writeBeside("one");
        keep(key);
        long hits = hits();

        assertThat(redis.with(CallOptions.DEFAULT.readFrom(ReadFrom.MASTER)).get(key)).isEqualTo("one");

        assertThat(hits()).isEqualTo(hits);
    }

    @Test
    void get_overAnOwnConnectionInATransactionOrAScript_asksTheServer() {
        writeBeside("one");
        keep(key);
        long hits = hits();

        try (var own = redis.duplicate()) {
            assertThat(own.get(key)).isEqualTo("one");
        }
        assertThat(redis.transaction(transaction -> transaction.add(r -> r.get(key))).get()).isEqualTo("one");
        assertThat(redis.execute("EVAL", "return redis.call('GET', KEYS[1])", 1, full()).toString()).isEqualTo("one");

        assertThat(hits()).isEqualTo(hits);
    }

    @Test
    void view_immutableType_sharesOneObject() {
        NearCacheView<Product> products = near.json("catalog", Product.class);
        writeBeside("{\"name\":\"lamp\",\"price\":7}");
        keep(key);

        assertThat(products.get(key)).isSameAs(products.get(key)).isEqualTo(new Product("lamp", 7));
    }

    @Test
    void view_mutableType_decodesForEachReaderUnlessDeclaredImmutable() {
        NearCacheView<Basket> baskets = near.json("catalog", Basket.class);
        writeBeside("{\"items\":[\"lamp\"]}");
        keep(key);

        assertThat(baskets.get(key)).isEqualTo(baskets.get(key)).isNotSameAs(baskets.get(key));
        assertThat(baskets.immutable().get(key)).isSameAs(baskets.immutable().get(key));
    }

    @Test
    void view_text_readsTheNewValue() {
        NearCacheView<String> texts = near.text("catalog");
        writeBeside("one");
        assertThat(texts.get(key)).isEqualTo("one");
        keep(key);
        assertThat(texts.get(key)).isEqualTo("one");

        redis.set(key, "two");

        assertThat(texts.get(key)).isEqualTo("two");
        assertThat(texts.getAll(List.of(key, "catalog:none"))).isEqualTo(Map.of(key, "two"));
    }

    @Test
    void reactiveView_readsAsTheBlockingOne() {
        var texts = client.nearCaches().reactive(client.reactive()).text("catalog");
        writeBeside("one");

        assertThat(texts.get(key).await().atMost(SOON)).isEqualTo("one");
        keep(key);
        assertThat(texts.get(key).await().atMost(SOON)).isEqualTo("one");
        assertThat(texts.getAll(List.of(key, "catalog:none")).await().atMost(SOON)).isEqualTo(Map.of(key, "one"));
    }

    @Test
    void view_keyOfNoNearCache_isRefused() {
        assertThatThrownBy(() -> near.text("catalog").get("user:42")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("catalog:").hasMessageNotContaining("user:42");
    }

    @Test
    void view_unknownName_isRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> near.text("other")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("near-cache.\"other\".prefix").hasMessageContaining("[catalog, short]");
    }
}

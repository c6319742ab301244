package io.redkit.runtime.service;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.redkit.RedisService;
import io.redkit.codec.ValueCodec;
import io.redkit.data.Scored;

/** What the views refuse before anything is sent. */
@OnEveryTarget
class ViewArgumentsTest extends ServiceContract {

    @Test
    void anyView_keyIsNullOrEmpty_isRefused() {
        Stream.<Consumer<String>> of(key -> redis.hash(key), key -> redis.list(key, String.class), key -> redis.set(key),
                key -> redis.sortedSet(key), key -> redis.counter(key)).forEach(view -> {
                    assertRefused(() -> view.accept(null), "The key is null");
                    assertRefused(() -> view.accept(""), "The key is empty");
                });
    }

    @Test
    void anyVerb_argumentIsNull_isRefused() {
        Stream.<Consumer<RedisService>> of(r -> r.hash("k", (ValueCodec<String>) null), r -> r.hash("k", (Class<String>) null),
                r -> r.hash("k").get(null), r -> r.hash("k").getMany(null),
                r -> r.hash("k").getMany(Collections.singletonList(null)), r -> r.hash("k").put(null, "v"),
                r -> r.hash("k").put("f", null), r -> r.hash("k").putAll(null),
                r -> r.hash("k").putAll(Collections.singletonMap("f", null)), r -> r.hash("k").putIfAbsent("f", null),
                r -> r.hash("k").remove((String[]) null), r -> r.hash("k").remove("f", null), r -> r.hash("k").contains(null),
                r -> r.hash("k").increment(null, 1), r -> r.hash("k").scan(null), r -> r.list("k").pushLeft(null),
                r -> r.list("k").pushAllRight(Arrays.asList("a", null)), r -> r.list("k").pushAllLeft(null),
                r -> r.list("k").popLeft(null), r -> r.list("k").set(0, null), r -> r.list("k").remove(null),
                r -> r.set("k").add(null), r -> r.set("k").addAll(null), r -> r.set("k").contains(null),
                r -> r.set("k").containsEach(Collections.singletonList(null)), r -> r.set("k").union((String[]) null),
                r -> r.set("k").difference("a", null), r -> r.sortedSet("k").add(null, 1),
                r -> r.sortedSet("k").add("a", 1, null), r -> r.sortedSet("k").addAll(null), r -> r.sortedSet("k").range(null),
                r -> r.sortedSet("k").count(null), r -> r.sortedSet("k").removeRange(null), r -> new Scored<>(null, 1),
                r -> r.counter("k").incrementBy(1, null), r -> r.counter("k").set(1, null),
                r -> r.counter("k").expire(null), r -> r.pipeline().add(null), r -> r.transaction(null),
                r -> r.transaction(tx -> tx.add(null)), r -> r.transaction(tx -> {
                    tx.watch((String[]) null);
                    return 0;
                })).forEach(use -> assertRefused(() -> use.accept(redis), "null"));
    }

    @Test
    void number_negative_isRefused() {
        assertRefused(() -> redis.list("k").popLeft(-1), "negative");
        assertRefused(() -> redis.set("k").random(-1), "negative");
        assertRefused(() -> redis.sortedSet("k").popMax(-1), "negative");
        assertRefused(() -> redis.counter("k").decrementBy(Long.MIN_VALUE), "cannot subtract");
    }

    @Test
    void time_tooShort_isRefused() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofNanos(1))) {
            assertRefused(() -> redis.list("k").popLeft(none), "at least 1 ms");
            assertRefused(() -> redis.counter("k").incrementBy(1, none), "at least 1 ms");
        }
        assertRefused(() -> redis.counter("k").expire(Duration.ofMillis(-1)), "negative");
    }
}

package io.redkit.runtime.nearcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.cache.NearCacheView;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.NearCacheSettings.Bound;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** A server that is far away: each round trip costs. */
class NearCacheFarTest {

    private static final Duration WAY = Duration.ofMillis(200);

    private final FaultProxy proxy = FaultProxy.to(TestRedis.SERVER.port());
    private final RedkitClient client = TestRedis.client(TestSettings.at(proxy.port()).commandTimeout(Duration.ofSeconds(10))
            .nearCaches(new NearCacheSettings("far", "far:", Duration.ofMinutes(1), new Bound(1 << 20, true),
                    Duration.ofSeconds(10), false)));

    @AfterEach
    void end() {
        client.close(Duration.ZERO);
        proxy.close();
        TestRedis.RAW.send("DEL", "far:0", "far:1", "far:299");
    }

    @Test
    void getAll_nothingInMemory_readsAllTogether() {
        NearCacheView<String> far = client.nearCaches().blocking(client.blocking(), client.reactive()).text("far");
        List<String> keys = IntStream.range(0, 300).mapToObj(i -> "far:" + i).toList();
        TestRedis.RAW.send("MSET", "far:0", "a", "far:1", "b", "far:299", "c");
        await().ignoreExceptions().until(() -> far.get("far:0") != null);
        proxy.delay(WAY);

        long begin = System.nanoTime();
        assertThat(far.getAll(keys).keySet()).containsExactly("far:0", "far:1", "far:299");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(WAY.multipliedBy(20));
    }
}

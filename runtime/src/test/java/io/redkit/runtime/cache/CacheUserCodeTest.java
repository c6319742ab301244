package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.cache.CacheSpec;
import io.redkit.cache.RedisCache;
import io.redkit.codec.ValueCodec;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.TestRedis;

/** Codecs and tags that throw what they should not: nobody waits for ever. */
class CacheUserCodeTest {

    private final Fragile fragile = new Fragile();
    private final CacheSpec<Long, String> names = CacheSpec.of("names", Long.class, String.class).codec(fragile)
            .tags((id, name) -> fragile.tags());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private RedkitClient client;
    private ClientCaches here;
    private RedkitClient otherClient;
    private ClientCaches there;

    /** Works until it is told what to throw. */
    private static final class Fragile implements ValueCodec<String> {

        private volatile @Nullable Throwable onEncode;
        private volatile @Nullable Throwable onDecode;
        private volatile @Nullable Throwable onTags;

        @Override
        public byte[] encode(String value) {
            raise(onEncode);
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            raise(onDecode);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        Set<String> tags() {
            raise(onTags);
            return Set.of();
        }

        @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // also what nobody has declared
        private static <E extends Throwable> void raise(@Nullable Throwable failure) throws E {
            if (failure != null) {
                throw (E) failure;
            }
        }
    }

    @BeforeEach
    void open() {
        TestRedis.RAW.flush();
        client = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
        otherClient = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
        here = ClientCaches.of(client.patterns());
        there = ClientCaches.of(otherClient.patterns());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        client.close(Duration.ZERO);
        otherClient.close(Duration.ZERO);
        threads.shutdownNow();
    }

    private String get(String loaded) throws Exception {
        RedisCache<Long, String> cache = here.blocking().of(names);
        return threads.submit(() -> cache.get(1L, id -> loaded)).get(5, TimeUnit.SECONDS);
    }

    @Test
    void decode_throwsAnyException_isLoadedAnew() throws Exception {
        get("Ada");
        fragile.onDecode = new IllegalArgumentException("the secret Ada");

        try (LogLines log = LogLines.of("io.redkit.cache")) {
            assertThat(get("Bob")).isEqualTo("Bob");

            assertThat(log.all()).singleElement().asString().contains("names", "IllegalArgumentException")
                    .doesNotContain("secret");
        }
        fragile.onDecode = null;
        assertThat(get("not loaded")).isEqualTo("Bob");
    }

    @Test
    void decode_throwsErrorOrUndeclared_isLoadedAnew() throws Exception {
        get("Ada");

        fragile.onDecode = new NoClassDefFoundError("io/acme/Old");
        assertThat(get("Bob")).isEqualTo("Bob");
        fragile.onDecode = new java.io.IOException("end of stream");
        assertThat(get("Eve")).isEqualTo("Eve");
    }

    @Test
    void decode_throwsAtWhatAnotherProcessHasLoaded_isLoadedAnew() throws Exception {
        TestRedis.RAW.send("HSET", "cache:names:{1}:load", "owner", "another");
        TestRedis.RAW.send("PEXPIRE", "cache:names:{1}:load", 60_000);
        RedisCache<Long, String> cache = here.blocking().of(names);
        Future<String> waiter = threads.submit(() -> cache.get(1L, id -> "Bob"));
        await().until(() -> TestRedis.RAW.number("HEXISTS", "cache:names:{1}:load", "awaited") == 1);
        await().until(() -> TestRedis.RAW.number("PUBLISH", "cache:names:loaded", "nothing") > 0);
        fragile.onDecode = new IllegalArgumentException();

        there.blocking().of(names).put(1L, "Ada");

        assertThat(waiter.get(5, TimeUnit.SECONDS)).isEqualTo("Bob");
    }

    @Test
    void encode_throwsError_failsAndTheKeyIsFree() throws Exception {
        fragile.onEncode = new AssertionError("encode");
        assertThatThrownBy(() -> get("Ada")).hasCauseInstanceOf(AssertionError.class);

        fragile.onEncode = null;
        assertThat(get("Bob")).isEqualTo("Bob");
    }

    @Test
    void tags_throwErrorOrUndeclared_failsAndTheKeyIsFree() throws Exception {
        fragile.onTags = new NoClassDefFoundError("io/acme/Old");
        assertThatThrownBy(() -> get("Ada")).hasCauseInstanceOf(NoClassDefFoundError.class);
        fragile.onTags = new java.io.IOException("end of stream");
        assertThatThrownBy(() -> get("Ada")).hasCauseInstanceOf(java.io.IOException.class);

        fragile.onTags = null;
        assertThat(get("Bob")).isEqualTo("Bob");
    }
}

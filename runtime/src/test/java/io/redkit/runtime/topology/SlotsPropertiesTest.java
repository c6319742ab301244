package io.redkit.runtime.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class SlotsPropertiesTest {

    private static RedisServer server;
    private static RawRedis redis;

    @BeforeContainer
    static void start() {
        server = RedisServer.start(RedisServerOptions.embedded().withArguments("--cluster-enabled", "yes"));
        redis = new RawRedis(TestRedis.VERTX, server.port());
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Property
    void of_anyText_isThatOfTheSlowTwin(@ForAll("text") String key) {
        byte[] sent = key.getBytes(StandardCharsets.UTF_8);

        assertThat(Slots.of(key)).isEqualTo(SlowSlots.of(sent)).isEqualTo(Slots.of(sent));
    }

    @Property
    void of_anyBytes_isThatOfTheSlowTwin(@ForAll byte[] key) {
        assertThat(Slots.of(key)).isEqualTo(SlowSlots.of(key));
    }

    @Property(tries = 500)
    void of_anyText_isThatOfTheServer(@ForAll("text") String key) {
        assertThat(Slots.of(key)).isEqualTo((int) redis.number("CLUSTER", "KEYSLOT", key));
    }

    @Property(tries = 500)
    void of_anyBytes_isThatOfTheServer(@ForAll byte[] key) {
        assertThat(Slots.of(key)).isEqualTo((int) redis.number("CLUSTER", "KEYSLOT", key));
    }

    @Provide
    Arbitrary<String> text() {
        Arbitrary<String> ascii = Arbitraries.strings().withChars("{}ab:é漢").ofMaxLength(10);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        return Arbitraries.oneOf(ascii, any);
    }
}

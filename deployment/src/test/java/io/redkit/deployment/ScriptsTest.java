package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.data.ReactiveScript;
import io.redkit.data.RedisScript;
import io.redkit.data.Script;

class ScriptsTest {

    private static final String RESERVE = """
            -- Reserves pieces.
            -- KEYS: stock
            -- ARGV: pieces
            -- reply: integer, what is left, in the caller's language: übrig
            -- cost: O(1)
            -- effect: once
            return redis.call('DECRBY', KEYS[1], ARGV[1])
            """;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addAsResource(new StringAsset(RESERVE), "redis/stock/reserve.lua"))
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"carts\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.key-prefix", "shop:");

    @Inject
    RedisService redis;

    @Inject
    @RedisClientName("carts")
    RedisService carts;

    @Inject
    @RedisScript("stock/reserve")
    Script reserve;

    @Inject
    @RedisScript("stock/reserve")
    ReactiveScript reactiveReserve;

    @Inject
    @RedisScript("stock/reserve")
    @RedisClientName("carts")
    Script reserveInCarts;

    @Test
    void script_isRunByTheDefaultClient() {
        redis.set("apple", "10");

        assertThat(reserve.keys("apple").args(3).asLong()).isEqualTo(7);
        assertThat(reactiveReserve.keys("apple").args(1).asLong().await().atMost(Duration.ofSeconds(5))).isEqualTo(6);
        assertThat(redis.get("apple")).isEqualTo("6");
    }

    @Test
    void script_withTheNameOfAClient_isRunByThat() {
        carts.set("pear", "10");
        redis.set("pear", "1");

        assertThat(reserveInCarts.keys("pear").args(3).asLong()).isEqualTo(7);
    }

    @Test
    void digestOfTheBuild_isThatOfTheServer() {
        reserve.keys("plum").args(1).run();
        long before = evalCalls();

        reserve.keys("plum").args(1).run();

        assertThat(evalCalls()).as("texts sent").isEqualTo(before).isPositive();
    }

    private long evalCalls() {
        return redis.execute("INFO", "commandstats").toString().lines().filter(line -> line.startsWith("cmdstat_eval:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(',')))).sum();
    }
}

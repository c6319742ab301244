package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.SetOptions;
import io.redkit.codec.ValueCodec;

/** The prefix is on the wire, and the application never sees it. */
@OnEveryTarget
class KeyPrefixTest extends ServiceContract {

    @BeforeEach
    void usePrefix() {
        redis = service(settings -> settings.keyPrefix("shöp:"));
    }

    @Test
    void writes_everyVerb_haveThePrefixOnTheWire() {
        redis.set("a", "1");
        redis.set("b", "1", Duration.ofSeconds(100));
        redis.set("c", "1", SetOptions.DEFAULT);
        redis.set("d", "1", ValueCodec.utf8(), SetOptions.DEFAULT);
        redis.setAll(Map.of("e", "1"));
        redis.setAll(Map.of("f", "1"), Duration.ofSeconds(100));
        redis.setJson("g", 1);
        redis.hSet("h", "x", "1");
        redis.hSet("i", Map.of("x", "1"));
        redis.incr("j");
        redis.incrBy("k", 1);
        redis.decr("l");
        redis.decrBy("m", 1);
        assertThat(raw.send("KEYS", "*")).extracting(Object::toString).containsExactlyInAnyOrder("shöp:a", "shöp:b", "shöp:c",
                "shöp:d", "shöp:e", "shöp:f", "shöp:g", "shöp:h", "shöp:i", "shöp:j", "shöp:k", "shöp:l", "shöp:m");
    }

    @Test
    void reads_everyVerb_findTheKeyWithThePrefix() {
        raw.send("MSET", "shöp:a", 1, "a", "wrong");
        raw.send("HSET", "shöp:h", "x", 1);
        assertThat(redis.get("a")).isEqualTo("1");
        assertThat(redis.get("a", ValueCodec.utf8())).isEqualTo("1");
        assertThat(redis.getJson("a", Integer.class)).isEqualTo(1);
        assertThat(redis.exists("h")).isTrue();
        assertThat(redis.hGet("h", "x")).isEqualTo("1");
        assertThat(redis.hGetAll("h")).containsExactly(Map.entry("x", "1"));
        assertThat(redis.ttl("a").isPersistent()).isTrue();
    }

    @Test
    void otherVerbs_onlyTouchTheKeyWithThePrefix() {
        raw.send("MSET", "shöp:a", 1, "a", 1, "b", 1);
        raw.send("HSET", "h", "x", 1);
        assertThat(redis.expire("a", Duration.ofSeconds(100))).isTrue();
        assertThat(raw.number("PTTL", "a")).isEqualTo(-1);
        assertThat(redis.persist("a")).isTrue();
        assertThat(redis.del("a", "b")).isEqualTo(1);
        assertThat(redis.hDel("h", "x")).isZero();
        assertThat(raw.send("MGET", "shöp:a", "a", "b").toString()).isEqualTo("[null, 1, 1]");
    }

    @Test
    void getAll_returnsKeysWithoutPrefix() {
        raw.send("MSET", "shöp:a", 1, "shöp:b", 2, "c", 3);
        assertThat(redis.getAll(List.of("b", "c", "a"))).containsExactly(Map.entry("b", "2"), Map.entry("a", "1"));
    }

    @Test
    void execute_keysAsTheyAre() {
        redis.execute("SET", "plain", 1);
        assertThat(raw.text("GET", "plain")).isEqualTo("1");
        assertThat(redis.execute("GET", redis.keySpace().prefix("plain"))).isNull();
    }

    @Test
    void duplicate_hasThePrefixToo() {
        try (var own = redis.duplicate()) {
            own.set("a", "1");
        }
        assertThat(raw.text("GET", "shöp:a")).isEqualTo("1");
    }
}

package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.RedisServerException;
import io.redkit.RedisWrongTypeException;
import io.redkit.TimeToLive;

@OnEveryTarget
class CounterAndExpiryTest extends ServiceContract {

    @Test
    void incr_missingKey_countsFromZero() {
        assertThat(redis.incr("n")).isEqualTo(1);
        assertThat(redis.incr("n")).isEqualTo(2);
    }

    @Test
    void decr_missingKey_countsFromZero() {
        assertThat(redis.decr("n")).isEqualTo(-1);
    }

    @Test
    void incrBy_anyAmount_addsIt() {
        assertThat(redis.incrBy("n", 40)).isEqualTo(40);
        assertThat(redis.incrBy("n", -50)).isEqualTo(-10);
        assertThat(redis.incrBy("n", 0)).isEqualTo(-10);
    }

    @Test
    void decrBy_anyAmount_subtractsIt() {
        assertThat(redis.decrBy("n", 40)).isEqualTo(-40);
        assertThat(redis.decrBy("n", -50)).isEqualTo(10);
    }

    @Test
    void incrBy_extremes_areExact() {
        assertThat(redis.incrBy("max", Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(redis.incrBy("min", Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void incr_overflow_isServerErrorAndChangesNothing() {
        raw.send("SET", "n", Long.MAX_VALUE);
        assertThatThrownBy(() -> redis.incr("n")).isInstanceOf(RedisServerException.class).hasMessageContaining("overflow");
        assertThat(raw.text("GET", "n")).isEqualTo(Long.toString(Long.MAX_VALUE));
    }

    @Test
    void incr_noNumber_isServerErrorWithoutTheValue() {
        raw.send("SET", "n", "hush");
        assertThatThrownBy(() -> redis.incr("n")).isInstanceOfSatisfying(RedisServerException.class,
                e -> assertThat(e.code()).isEqualTo("ERR")).hasMessageNotContaining("hush").hasMessageStartingWith("INCR: ");
    }

    @Test
    void incr_otherType_isWrongTypeError() {
        raw.send("LPUSH", "n", 1);
        assertThatThrownBy(() -> redis.incr("n")).isInstanceOf(RedisWrongTypeException.class);
    }

    @Test
    void ttl_missingKey_isMissing() {
        assertThat(redis.ttl("missing").isMissing()).isTrue();
        assertThat(redis.ttl("missing").isPersistent()).isFalse();
        assertThat(redis.ttl("missing").remaining()).isEmpty();
    }

    @Test
    void ttl_keyWithoutExpiry_isPersistent() {
        raw.send("SET", "key", 1);
        assertThat(redis.ttl("key").isPersistent()).isTrue();
        assertThat(redis.ttl("key").isMissing()).isFalse();
    }

    @Test
    void ttl_keyWithExpiry_tellsTheRest() {
        raw.send("SET", "key", 1, "EX", 100);
        TimeToLive ttl = redis.ttl("key");
        assertThat(ttl.isMissing() || ttl.isPersistent()).isFalse();
        assertThat(ttl.remaining()).hasValueSatisfying(
                rest -> assertThat(rest).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100)));
    }

    @Test
    void expire_existingKey_isTrue() {
        raw.send("SET", "key", 1);
        assertThat(redis.expire("key", Duration.ofSeconds(100))).isTrue();
        assertThat(raw.number("PTTL", "key")).isBetween(60_000L, 100_000L);
    }

    @Test
    void expire_missingKey_isFalse() {
        assertThat(redis.expire("missing", Duration.ofSeconds(100))).isFalse();
    }

    @Test
    void expire_zero_deletes() {
        raw.send("SET", "key", 1);
        assertThat(redis.expire("key", Duration.ZERO)).isTrue();
        assertThat(raw.number("EXISTS", "key")).isZero();
    }

    @Test
    void persist_keyWithExpiry_removesIt() {
        raw.send("SET", "key", 1, "EX", 100);
        assertThat(redis.persist("key")).isTrue();
        assertThat(raw.number("PTTL", "key")).isEqualTo(-1);
    }

    @Test
    void persist_withoutExpiryOrKey_isFalse() {
        raw.send("SET", "key", 1);
        assertThat(redis.persist("key")).isFalse();
        assertThat(redis.persist("missing")).isFalse();
    }
}

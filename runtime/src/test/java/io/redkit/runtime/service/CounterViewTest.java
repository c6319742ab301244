package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisServerException;
import io.redkit.data.RedisCounter;

@OnEveryTarget
class CounterViewTest extends ServiceContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private RedisCounter counter;

    @BeforeEach
    void view() {
        counter = redis.counter("n");
    }

    @Test
    void get_missing_isZero() {
        assertThat(counter.get()).isZero();
        assertThat(counter.exists()).isFalse();
    }

    @Test
    void incrementAndDecrement_returnTheNewValue() {
        assertThat(counter.increment()).isEqualTo(1);
        assertThat(counter.incrementBy(10)).isEqualTo(11);
        assertThat(counter.decrement()).isEqualTo(10);
        assertThat(counter.decrementBy(20)).isEqualTo(-10);
        assertThat(counter.get()).isEqualTo(-10);
    }

    @Test
    void incrementBy_withTimeToLive_setsItAnew() {
        assertThat(counter.incrementBy(5, MINUTE)).isEqualTo(5);
        assertThat(raw.number("PTTL", "n")).isBetween(30_000L, 60_000L);
        assertThat(counter.incrementBy(5, MINUTE.multipliedBy(10))).isEqualTo(10);
        assertThat(raw.number("PTTL", "n")).isGreaterThan(60_000L);
    }

    @Test
    void incrementBy_withTimeToLive_isExactInAllBits() {
        counter.set((1L << 60) + 1);
        assertThat(counter.incrementBy(2, MINUTE)).isEqualTo((1L << 60) + 3);
    }

    @Test
    void getAndSet_returnsTheOldValue() {
        assertThat(counter.getAndSet(5)).isZero();
        counter.expire(MINUTE);
        assertThat(counter.getAndSet(7)).isEqualTo(5);
        assertThat(counter.get()).isEqualTo(7);
        assertThat(counter.ttl().isPersistent()).isTrue();
    }

    @Test
    void set_withTimeToLive_expires() {
        counter.set(3, MINUTE);
        assertThat(counter.get()).isEqualTo(3);
        assertThat(counter.ttl().remaining()).isPresent();
        counter.set(4);
        assertThat(counter.ttl().isPersistent()).isTrue();
    }

    @Test
    void anyVerb_noNumber_isServerError() {
        raw.send("SET", "n", "text");
        assertThatThrownBy(() -> counter.get()).isInstanceOf(RedisServerException.class).hasMessageContaining("integer");
        assertThatThrownBy(() -> counter.increment()).isInstanceOf(RedisServerException.class);
        assertThatThrownBy(() -> counter.incrementBy(1, MINUTE)).isInstanceOf(RedisServerException.class);
        assertThat(raw.number("PTTL", "n")).isEqualTo(-1);
    }

    @Test
    void keyOfAnyView_lifetime_canBeChanged() {
        assertThat(counter.expire(MINUTE)).isFalse();
        assertThat(counter.ttl().isMissing()).isTrue();
        counter.set(1);
        assertThat(counter.key()).isEqualTo("n");
        assertThat(counter.expire(MINUTE)).isTrue();
        assertThat(counter.persist()).isTrue();
        assertThat(counter.persist()).isFalse();
        assertThat(counter.delete()).isTrue();
        assertThat(counter.delete()).isFalse();
    }

    @Test
    void keyOfAnyView_withPrefix_isBehindIt() {
        RedisCounter shop = service(settings -> settings.keyPrefix("shop:")).counter("n");
        shop.increment();
        shop.incrementBy(1, MINUTE);
        assertThat(raw.text("GET", "shop:n")).isEqualTo("2");
        assertThat(shop.key()).isEqualTo("n");
    }
}

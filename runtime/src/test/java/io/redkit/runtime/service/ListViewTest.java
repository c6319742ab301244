package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisWrongTypeException;
import io.redkit.data.RedisList;

@OnEveryTarget
class ListViewTest extends ServiceContract {

    private RedisList<Integer> list;

    @BeforeEach
    void view() {
        list = redis.list("list", Integer.class);
    }

    @Test
    void push_atBothEnds_returnsTheSize() {
        assertThat(list.pushRight(2)).isEqualTo(1);
        assertThat(list.pushLeft(1)).isEqualTo(2);
        assertThat(list.pushAllRight(List.of(3, 4))).isEqualTo(4);
        assertThat(list.pushAllLeft(List.of(0, -1))).isEqualTo(6);
        assertThat(list.range(0, -1)).containsExactly(-1, 0, 1, 2, 3, 4);
        assertThat(raw.text("LINDEX", "list", 5)).isEqualTo("4");
    }

    @Test
    void pushAll_ofNothing_isTheSize() {
        assertThat(list.pushAllLeft(List.of())).isZero();
        list.pushRight(1);
        assertThat(list.pushAllRight(List.of())).isEqualTo(1);
    }

    @Test
    void pop_takesFromItsEnd() {
        list.pushAllRight(List.of(1, 2, 3, 4, 5, 6));
        assertThat(list.popLeft()).isEqualTo(1);
        assertThat(list.popRight()).isEqualTo(6);
        assertThat(list.popLeft(2)).containsExactly(2, 3);
        assertThat(list.popRight(5)).containsExactly(5, 4);
        assertThat(list.popLeft(0)).isEmpty();
    }

    @Test
    void anyRead_missingKey_isNullOrEmpty() {
        assertThat(list.popLeft()).isNull();
        assertThat(list.popRight()).isNull();
        assertThat(list.popLeft(3)).isEmpty();
        assertThat(list.range(0, -1)).isEmpty();
        assertThat(list.get(0)).isNull();
        assertThat(list.size()).isZero();
        assertThat(list.remove(1)).isZero();
        assertThat(list.set(0, 1)).isFalse();
        list.trim(0, 1);
        assertThat(list.exists()).isFalse();
    }

    @Test
    void set_indexWithElement_replacesIt() {
        list.pushAllRight(List.of(1, 2));
        assertThat(list.set(-1, 3)).isTrue();
        assertThat(list.set(2, 4)).isFalse();
        assertThat(list.get(1)).isEqualTo(3);
        assertThat(list.get(2)).isNull();
    }

    @Test
    void trim_keepsTheRange() {
        list.pushAllRight(List.of(1, 2, 3, 4));
        list.trim(1, -2);
        assertThat(list.range(0, 9)).containsExactly(2, 3);
    }

    @Test
    void remove_all_countsThem() {
        list.pushAllRight(List.of(1, 2, 1));
        assertThat(list.remove(1)).isEqualTo(2);
        assertThat(list.range(0, -1)).containsExactly(2);
    }

    @Test
    void popWithin_nothingComes_isNull() {
        assertThat(list.popLeft(Duration.ofMillis(20))).isNull();
        assertThat(list.popRight(Duration.ofMillis(20))).isNull();
    }

    @Test
    void popWithin_elementComes_getsItAndHoldsUpNobody() {
        CompletableFuture<Integer> popped = CompletableFuture.supplyAsync(() -> list.popLeft(Duration.ofSeconds(20)));
        await().until(() -> raw.text("INFO", "clients").contains("blocked_clients:1\r\n"));
        list.pushRight(7);
        assertThat(popped).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(7);
    }

    @Test
    void anyVerb_otherType_isWrongTypeError() {
        raw.send("SET", "list", "text");
        assertThatThrownBy(() -> list.set(0, 1)).isInstanceOf(RedisWrongTypeException.class);
        assertThatThrownBy(() -> list.popLeft()).isInstanceOf(RedisWrongTypeException.class);
    }
}

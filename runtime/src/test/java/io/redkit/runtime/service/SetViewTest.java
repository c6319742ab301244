package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisCommandRefusedException;
import io.redkit.data.RedisSet;

@OnEveryTarget
class SetViewTest extends ServiceContract {

    private RedisSet<Integer> set;

    @BeforeEach
    void view() {
        set = redis.set("{s}1", Integer.class);
    }

    @Test
    void add_newMember_isTrue() {
        assertThat(set.add(1)).isTrue();
        assertThat(set.add(1)).isFalse();
        assertThat(set.addAll(List.of(1, 2, 3))).isEqualTo(2);
        assertThat(set.addAll(List.of())).isZero();
        assertThat(set.members()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(set.size()).isEqualTo(3);
    }

    @Test
    void remove_member_isTrue() {
        set.addAll(List.of(1, 2, 3));
        assertThat(set.remove(1)).isTrue();
        assertThat(set.remove(1)).isFalse();
        assertThat(set.removeAll(List.of(1, 2))).isEqualTo(1);
        assertThat(set.removeAll(List.of())).isZero();
        assertThat(set.members()).containsExactly(3);
    }

    @Test
    void contains_each_inTheirOrder() {
        set.add(1);
        assertThat(set.contains(1)).isTrue();
        assertThat(set.contains(2)).isFalse();
        assertThat(set.containsEach(List.of(2, 1))).containsExactly(false, true);
        assertThat(set.containsEach(List.of())).isEmpty();
        assertThat(redis.set("missing").containsEach(List.of("a"))).containsExactly(false);
    }

    @Test
    void anyRead_missingKey_isNullOrEmpty() {
        assertThat(set.members()).isEmpty();
        assertThat(set.random()).isNull();
        assertThat(set.random(2)).isEmpty();
        assertThat(set.pop()).isNull();
        assertThat(set.pop(2)).isEmpty();
        assertThat(set.size()).isZero();
        assertThat(set.scan().toList()).isEmpty();
        assertThat(set.union("{s}2")).isEmpty();
    }

    @Test
    void randomAndPop_giveMembers() {
        set.addAll(List.of(1, 2, 3));
        assertThat(set.random()).isIn(1, 2, 3);
        assertThat(set.random(5)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(set.random(0)).isEmpty();
        assertThat(set.pop()).isIn(1, 2, 3);
        assertThat(set.pop(0)).isEmpty();
        assertThat(set.pop(5)).hasSize(2);
        assertThat(set.exists()).isFalse();
    }

    @Test
    void union_intersection_difference_areThoseOfTheSets() {
        set.addAll(List.of(1, 2, 3));
        redis.set("{s}2", Integer.class).addAll(List.of(2, 3, 4));
        assertThat(set.union("{s}2")).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(set.intersection("{s}2")).containsExactlyInAnyOrder(2, 3);
        assertThat(set.difference("{s}2")).containsExactly(1);
        assertThat(set.difference()).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void union_keysInSeveralSlots_isRefused() {
        assumeThat(target).isEqualTo(ContractTarget.CLUSTER);
        assertThatThrownBy(() -> set.union("other")).isInstanceOf(RedisCommandRefusedException.class)
                .hasMessageContaining("hash tag");
    }

    @Test
    void scan_manyMembers_findsEach() {
        List<Integer> many = IntStream.range(0, 3000).boxed().toList();
        set.addAll(many);
        assertThat(set.scan().collect(Collectors.toSet())).hasSize(3000);
    }
}

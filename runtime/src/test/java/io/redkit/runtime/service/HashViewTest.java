package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.RedisCodecException;
import io.redkit.RedisServerException;
import io.redkit.RedisWrongTypeException;
import io.redkit.data.RedisHash;

@OnEveryTarget
class HashViewTest extends ServiceContract {

    record Item(String name, int pieces) {
    }

    private static final Item APPLE = new Item("apple", 3);

    private RedisHash<Item> cart;

    @BeforeEach
    void view() {
        cart = redis.hash("cart", Item.class);
    }

    @Test
    void put_newField_isTrueAndJson() {
        assertThat(cart.put("a", APPLE)).isTrue();
        assertThat(cart.put("a", APPLE)).isFalse();
        assertThat(raw.text("HGET", "cart", "a")).isEqualTo("{\"name\":\"apple\",\"pieces\":3}");
    }

    @Test
    void get_missing_isNull() {
        assertThat(cart.get("a")).isNull();
        cart.put("a", APPLE);
        assertThat(cart.get("b")).isNull();
        assertThat(cart.get("a")).isEqualTo(APPLE);
    }

    @Test
    void getMany_leavesOutWhatIsMissing() {
        cart.putAll(Map.of("a", APPLE, "b", new Item("pear", 1)));
        assertThat(cart.getMany(List.of("b", "missing", "a"))).containsExactly(Map.entry("b", new Item("pear", 1)),
                Map.entry("a", APPLE));
        assertThat(cart.getMany(List.of())).isEmpty();
        assertThat(redis.hash("missing").getMany(List.of("a"))).isEmpty();
    }

    @Test
    void getAll_missingKey_isEmpty() {
        assertThat(cart.getAll()).isEmpty();
        assertThat(cart.fields()).isEmpty();
        assertThat(cart.values()).isEmpty();
        assertThat(cart.size()).isZero();
        assertThat(cart.exists()).isFalse();
    }

    @Test
    void putAll_countsNewFields() {
        cart.put("a", APPLE);
        assertThat(cart.putAll(Map.of("a", APPLE, "b", APPLE))).isEqualTo(1);
        assertThat(cart.putAll(Map.of())).isZero();
        assertThat(cart.getAll()).containsOnlyKeys("a", "b");
        assertThat(cart.fields()).containsExactlyInAnyOrder("a", "b");
        assertThat(cart.values()).containsExactly(APPLE, APPLE);
    }

    @Test
    void putIfAbsent_existing_isFalse() {
        assertThat(cart.putIfAbsent("a", APPLE)).isTrue();
        assertThat(cart.putIfAbsent("a", new Item("pear", 1))).isFalse();
        assertThat(cart.get("a")).isEqualTo(APPLE);
    }

    @Test
    void remove_countsWhatExisted() {
        cart.putAll(Map.of("a", APPLE, "b", APPLE));
        assertThat(cart.remove("a", "missing")).isEqualTo(1);
        assertThat(cart.remove()).isZero();
        assertThat(cart.contains("a")).isFalse();
        assertThat(cart.contains("b")).isTrue();
        assertThat(cart.size()).isEqualTo(1);
    }

    @Test
    void increment_ofNumbers_isReadAsJson() {
        RedisHash<Integer> pieces = redis.hash("pieces", Integer.class);
        pieces.put("a", 40);
        assertThat(pieces.increment("a", 2)).isEqualTo(42);
        assertThat(pieces.increment("b", -1)).isEqualTo(-1);
        assertThat(pieces.get("a")).isEqualTo(42);
        cart.put("a", APPLE);
        assertThatThrownBy(() -> cart.increment("a", 1)).isInstanceOf(RedisServerException.class);
    }

    @Test
    void scan_manyFields_findsEach() {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < 3000; i++) {
            fields.put("field:" + i, "v" + i);
        }
        RedisHash<String> texts = redis.hash("texts");
        texts.putAll(fields);
        assertThat(texts.scan("*").collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a)))
                .isEqualTo(fields);
        assertThat(texts.scan("field:299?").collect(Collectors.toSet())).hasSize(10);
        assertThat(redis.hash("missing").scan("*").toList()).isEmpty();
    }

    @Test
    void texts_areThoseOfTheService() {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("ümlaut", "wörth"));
        redis.hash("texts").putAll(fields);
        assertThat(redis.hGetAll("texts")).isEqualTo(fields);
        assertThat(redis.hash("texts").getAll()).isEqualTo(fields);
    }

    @Test
    void genericType_isReadBack() {
        RedisHash<List<Item>> lists = redis.hash("lists", new TypeReference<List<Item>>() {
        });
        lists.put("a", List.of(APPLE));
        assertThat(lists.get("a")).containsExactly(APPLE);
    }

    @Test
    void anyRead_notJson_isCodecErrorWithKey() {
        raw.send("HSET", "cart", "a", "no json");
        assertThatThrownBy(() -> cart.get("a")).isInstanceOfSatisfying(RedisCodecException.class,
                e -> assertThat(e.key()).isEqualTo("cart"));
        assertThatThrownBy(() -> cart.getAll()).isInstanceOf(RedisCodecException.class);
        assertThatThrownBy(() -> cart.scan("*").toList()).isInstanceOf(RedisCodecException.class);
    }

    @Test
    void anyVerb_otherType_isWrongTypeError() {
        raw.send("SET", "cart", "text");
        assertThatThrownBy(() -> cart.get("a")).isInstanceOf(RedisWrongTypeException.class);
        assertThatThrownBy(() -> cart.put("a", APPLE)).isInstanceOf(RedisWrongTypeException.class);
    }
}

package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.RedisWrongTypeException;
import io.redkit.SetOptions;
import io.redkit.testkit.TestSettings;

@OnEveryTarget
class JsonVerbsTest extends ServiceContract {

    record Item(String name, int count, List<String> tags) {
    }

    /** Jackson finds no property to write. */
    static final class Unwritable {
    }

    private static final Item PEAR = new Item("Birne ü", 3, List.of("a", "b"));

    @Test
    void getJson_afterSetJson_isEqual() {
        redis.setJson("key", PEAR);
        assertThat(raw.text("GET", "key")).isEqualTo("{\"name\":\"Birne ü\",\"count\":3,\"tags\":[\"a\",\"b\"]}");
        assertThat(redis.getJson("key", Item.class)).isEqualTo(PEAR);
    }

    @Test
    void getJson_genericType_keepsElementTypes() {
        redis.setJson("key", Map.of("pears", List.of(PEAR)));
        Map<String, List<Item>> read = redis.getJson("key", new TypeReference<>() {
        });
        assertThat(read).isEqualTo(Map.of("pears", List.of(PEAR)));
    }

    @Test
    void getJson_missingKey_isNull() {
        assertThat(redis.getJson("missing", Item.class)).isNull();
    }

    @Test
    void setJson_timeToLive_expires() {
        redis.setJson("key", PEAR, Duration.ofSeconds(100));
        assertThat(raw.number("PTTL", "key")).isBetween(60_000L, 100_000L);
    }

    @Test
    void setJson_withoutTimeToLive_removesExpiry() {
        raw.send("SET", "key", "old", "EX", 100);
        redis.setJson("key", PEAR);
        assertThat(raw.number("PTTL", "key")).isEqualTo(-1);
    }

    @Test
    void setJson_ifAbsent_tellsWhetherItWasSet() {
        assertThat(redis.setJson("key", 1, SetOptions.DEFAULT.ifAbsent())).isTrue();
        assertThat(redis.setJson("key", 2, SetOptions.DEFAULT.ifAbsent())).isFalse();
        assertThat(raw.text("GET", "key")).isEqualTo("1");
    }

    @Test
    void getJson_malformed_tellsTheKeyAndNoContent() {
        raw.send("SET", "user:42", "{\"name\": hush-hush");
        RedisCodecException failure = catchThrowableOfType(RedisCodecException.class,
                () -> redis.getJson("user:42", Item.class));
        assertThat(failure.key()).isEqualTo("user:42");
        assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(failure).hasMessageContaining("user:42").hasMessageNotContaining("hush");
        assertThat(failure.toString() + failure.getCause()).doesNotContain("hush");
    }

    @Test
    void getJson_malformedAndKeysHidden_hasNoKeyInTheMessage() {
        raw.send("SET", "user:42", "{\"name\": hush-hush");
        RedisCodecException failure = catchThrowableOfType(RedisCodecException.class,
                () -> service(TestSettings::hideKeys).getJson("user:42", Item.class));
        assertThat(failure.key()).isEqualTo("user:42");
        assertThat(failure).hasMessageNotContaining("user:42").hasMessageContaining("7 characters");
    }

    @Test
    void getJson_otherShape_isCodecError() {
        raw.send("SET", "key", "[1, 2]");
        assertThatThrownBy(() -> redis.getJson("key", Item.class)).isInstanceOf(RedisCodecException.class);
    }

    @Test
    void getJson_malformed_leavesOtherCallsAlone() {
        raw.send("SET", "key", "{");
        assertThatThrownBy(() -> redis.getJson("key", Item.class)).isInstanceOf(RedisCodecException.class);
        redis.setJson("other", PEAR);
        assertThat(redis.getJson("other", Item.class)).isEqualTo(PEAR);
    }

    @Test
    void setJson_notWritable_isCodecErrorAndSetsNothing() {
        RedisCodecException failure = catchThrowableOfType(RedisCodecException.class,
                () -> redis.setJson("key", new Unwritable()));
        assertThat(failure.key()).isEqualTo("key");
        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(raw.number("EXISTS", "key")).isZero();
    }

    @Test
    void getJson_otherRedisType_isWrongTypeError() {
        raw.send("LPUSH", "key", "element");
        assertThatThrownBy(() -> redis.getJson("key", Item.class)).isInstanceOf(RedisWrongTypeException.class);
    }
}

package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.redkit.RedisWrongTypeException;

@OnEveryTarget
class HashVerbsTest extends ServiceContract {

    @Test
    void hSet_newField_isTrue() {
        assertThat(redis.hSet("hash", "f", "v")).isTrue();
        assertThat(raw.text("HGET", "hash", "f")).isEqualTo("v");
    }

    @Test
    void hSet_existingField_isFalseAndReplaces() {
        raw.send("HSET", "hash", "f", "old");
        assertThat(redis.hSet("hash", "f", "new")).isFalse();
        assertThat(raw.text("HGET", "hash", "f")).isEqualTo("new");
    }

    @Test
    void hSet_map_countsNewFields() {
        raw.send("HSET", "hash", "a", 0);
        assertThat(redis.hSet("hash", Map.of("a", "1", "b", "2", "", ""))).isEqualTo(2);
        assertThat(raw.number("HLEN", "hash")).isEqualTo(3);
    }

    @Test
    void hSet_emptyMap_doesNothing() {
        assertThat(redis.hSet("hash", Map.of())).isZero();
        assertThat(raw.number("EXISTS", "hash")).isZero();
    }

    @Test
    void hGet_missingHashOrField_isNull() {
        raw.send("HSET", "hash", "f", "v");
        assertThat(redis.hGet("missing", "f")).isNull();
        assertThat(redis.hGet("hash", "missing")).isNull();
    }

    @Test
    void hGetAll_missingKey_isEmpty() {
        assertThat(redis.hGetAll("missing")).isEmpty();
    }

    @Test
    void hGetAll_fewFields_keepTheOrderOfTheServer() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : new String[] { "zeta", "alpha", "ümlaut", "", "42", "m \r\n x" }) {
            fields.put(name, "value of " + name);
        }
        redis.hSet("hash", fields);
        assertThat(redis.hGetAll("hash")).containsExactlyEntriesOf(fields);
    }

    @Test
    void hGetAll_thousandsOfFields_returnsAll() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < 3000; i++) {
            fields.put("field" + i, "value" + i);
        }
        redis.hSet("hash", fields);
        assertThat(redis.hGetAll("hash")).isEqualTo(fields);
    }

    @Test
    void hGetAll_bytesThatAreNotUtf8_areReplacementCharacters() {
        raw.send("HSET", "hash", new byte[] { 'f', (byte) 0xff }, new byte[] { (byte) 0xc3, '!' });
        assertThat(redis.hGetAll("hash")).containsExactly(Map.entry("f\uFFFD", "\uFFFD!"));
    }

    @Test
    void hDel_countsWhatExisted() {
        raw.send("HSET", "hash", "a", 1, "b", 2);
        assertThat(redis.hDel("hash", "a", "missing", "a")).isEqualTo(1);
        assertThat(raw.number("HLEN", "hash")).isEqualTo(1);
    }

    @Test
    void hDel_missingKeyOrNoFields_isZero() {
        assertThat(redis.hDel("missing", "f")).isZero();
        assertThat(redis.hDel("missing")).isZero();
    }

    @Test
    void hashVerbs_otherType_isWrongTypeError() {
        raw.send("SET", "text", "v");
        assertThatThrownBy(() -> redis.hSet("text", "f", "v")).isInstanceOf(RedisWrongTypeException.class);
        assertThatThrownBy(() -> redis.hGet("text", "f")).isInstanceOf(RedisWrongTypeException.class);
        assertThatThrownBy(() -> redis.hGetAll("text")).isInstanceOf(RedisWrongTypeException.class);
        assertThatThrownBy(() -> redis.hDel("text", "f")).isInstanceOf(RedisWrongTypeException.class);
    }
}

package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.RedisWrongTypeException;
import io.redkit.SetOptions;
import io.redkit.codec.ValueCodec;

@OnEveryTarget
class StringVerbsTest extends ServiceContract {

    @Test
    void get_missingKey_isNull() {
        assertThat(redis.get("missing")).isNull();
    }

    @Test
    void get_afterSet_returnsTheText() {
        redis.set("key", "text");
        assertThat(redis.get("key")).isEqualTo("text");
        assertThat(raw.text("GET", "key")).isEqualTo("text");
    }

    @Test
    void set_existingKey_replacesValueAndRemovesExpiry() {
        raw.send("SET", "key", "old", "EX", 100);
        redis.set("key", "new");
        assertThat(raw.text("GET", "key")).isEqualTo("new");
        assertThat(raw.number("PTTL", "key")).isEqualTo(-1);
    }

    @Test
    void set_otherType_isReplaced() {
        raw.send("LPUSH", "key", "element");
        redis.set("key", "text");
        assertThat(raw.text("GET", "key")).isEqualTo("text");
    }

    @Test
    void get_emptyText_isNotMissing() {
        redis.set("key", "");
        assertThat(redis.get("key")).isEmpty();
    }

    @Test
    void get_textBeyondAscii_survives() {
        String text = "\u0000 \r\n äöü ß € 漢字 \uD83D\uDE00";
        redis.set("schlüssel \uD83D\uDD11", text);
        assertThat(redis.get("schlüssel \uD83D\uDD11")).isEqualTo(text);
        assertThat(raw.text("GET", "schlüssel \uD83D\uDD11")).isEqualTo(text);
    }

    @Test
    void get_bytesThatAreNotUtf8_areReplacementCharacters() {
        raw.send("SET", "key", new byte[] { 'a', (byte) 0xff, 'b' });
        assertThat(redis.get("key")).isEqualTo("a\uFFFDb");
    }

    @Test
    void get_strictCodecAndBytesThatAreNotUtf8_isCodecError() {
        raw.send("SET", "key", new byte[] { 'a', (byte) 0xff, 'b' });
        assertThatThrownBy(() -> redis.get("key", ValueCodec.utf8())).isInstanceOfSatisfying(RedisCodecException.class,
                e -> assertThat(e.key()).isEqualTo("key"));
    }

    @Test
    void get_bytesCodec_returnsEveryByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        redis.set("key", all, ValueCodec.bytes(), SetOptions.DEFAULT);
        assertThat(redis.get("key", ValueCodec.bytes())).isEqualTo(all);
        assertThat(raw.send("GET", "key").toBytes()).isEqualTo(all);
    }

    @Test
    void get_codecAndMissingKey_isNull() {
        assertThat(redis.get("missing", ValueCodec.bytes())).isNull();
    }

    @Test
    void get_severalMegabytes_survive() {
        String large = "0123456789abcdef".repeat(500_000);
        redis.set("key", large);
        assertThat(redis.get("key")).isEqualTo(large);
    }

    @Test
    void get_otherType_isWrongTypeError() {
        raw.send("LPUSH", "key", "element");
        assertThatThrownBy(() -> redis.get("key")).isInstanceOfSatisfying(RedisWrongTypeException.class, e -> {
            assertThat(e.code()).isEqualTo("WRONGTYPE");
            assertThat(e.delivery()).isEqualTo(Delivery.ANSWERED);
        });
    }

    @Test
    void set_withTimeToLive_expires() {
        redis.set("key", "text", Duration.ofMillis(90_500));
        assertThat(raw.number("PTTL", "key")).isBetween(60_000L, 90_500L);
    }

    @Test
    void set_ifAbsent_setsOnce() {
        assertThat(redis.set("key", "first", SetOptions.DEFAULT.ifAbsent())).isTrue();
        assertThat(redis.set("key", "second", SetOptions.DEFAULT.ifAbsent())).isFalse();
        assertThat(raw.text("GET", "key")).isEqualTo("first");
    }

    @Test
    void set_ifPresent_setsOnlyWhatExists() {
        assertThat(redis.set("key", "first", SetOptions.DEFAULT.ifPresent())).isFalse();
        raw.send("SET", "key", "zero");
        assertThat(redis.set("key", "second", SetOptions.DEFAULT.ifPresent())).isTrue();
        assertThat(raw.text("GET", "key")).isEqualTo("second");
    }

    @Test
    void set_ifAbsentWithExpiry_hasBoth() {
        SetOptions claim = SetOptions.DEFAULT.ifAbsent().expireIn(Duration.ofSeconds(100));
        assertThat(redis.set("key", "mine", claim)).isTrue();
        assertThat(redis.set("key", "yours", claim)).isFalse();
        assertThat(raw.number("PTTL", "key")).isBetween(60_000L, 100_000L);
    }

    @Test
    void set_keepTimeToLive_keepsIt() {
        raw.send("SET", "key", "old", "EX", 100);
        assertThat(redis.set("key", "new", SetOptions.DEFAULT.keepTimeToLive().ifPresent())).isTrue();
        assertThat(raw.text("GET", "key")).isEqualTo("new");
        assertThat(raw.number("PTTL", "key")).isBetween(60_000L, 100_000L);
    }

    @Test
    void set_codecWithoutValue_isRefused() {
        assertRefused(() -> redis.set("key", null, ValueCodec.utf8(), SetOptions.DEFAULT), "The value is null");
    }

    @Test
    void set_codecThatReturnsNothing_isRefused() {
        ValueCodec<String> broken = new ValueCodec<>() {
            @Override
            public byte[] encode(String value) {
                return null;
            }

            @Override
            public String decode(byte[] bytes) {
                throw new AssertionError();
            }
        };
        assertRefused(() -> redis.set("key", "value", broken, SetOptions.DEFAULT), "null");
    }

    @Test
    void get_codecThatThrowsAnError_endsTheCall() {
        raw.send("SET", "key", "value");
        ValueCodec<String> broken = new ValueCodec<>() {
            @Override
            public byte[] encode(String value) {
                throw new AssertionError();
            }

            @Override
            public String decode(byte[] bytes) {
                throw new StackOverflowError("deep");
            }
        };
        assertThatThrownBy(() -> redis.get("key", broken)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void exists_tellsWhetherTheKeyIsThere() {
        raw.send("SET", "key", "");
        assertThat(redis.exists("key")).isTrue();
        assertThat(redis.exists("missing")).isFalse();
    }

    @Test
    void del_countsWhatExisted() {
        raw.send("MSET", "a", 1, "b", 2, "c", 3);
        assertThat(redis.del("a", "missing", "b")).isEqualTo(2);
        assertThat(raw.text("GET", "a")).isNull();
        assertThat(raw.text("GET", "c")).isEqualTo("3");
    }

    @Test
    void del_sameKeyTwice_countsOnce() {
        raw.send("SET", "a", 1);
        assertThat(redis.del("a", "a")).isEqualTo(1);
    }

    @Test
    void del_thousands_deletesAll() {
        String[] keys = new String[5000];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "key" + i;
        }
        raw.send("MSET", "key0", 1, "key4999", 2);
        assertThat(redis.del(keys)).isEqualTo(2);
    }
}

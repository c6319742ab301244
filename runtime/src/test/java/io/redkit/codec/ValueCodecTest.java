package io.redkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;

class ValueCodecTest {

    private static final ValueCodec<String> UTF8 = ValueCodec.utf8();

    @ParameterizedTest
    @ValueSource(strings = { "", "plain", "what?", "\uFFFD itself", "münchen \uD83D\uDE80?" })
    void utf8_anyText_survives(String text) {
        assertThat(UTF8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(UTF8.decode(UTF8.encode(text))).isEqualTo(text);
    }

    @Test
    void utf8Encode_unpairedSurrogate_isRefusedWithoutTheText() {
        RedisCodecException failure = catchThrowableOfType(RedisCodecException.class, () -> UTF8.encode("canary\uD83D"));

        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        Leaks.assertNone(failure, "canary");
    }

    @Test
    void utf8Decode_otherBytes_areRefusedWithoutThem() {
        byte[] latin1 = "canary m\u00fcnchen".getBytes(StandardCharsets.ISO_8859_1);

        RedisCodecException failure = catchThrowableOfType(RedisCodecException.class, () -> UTF8.decode(latin1));

        assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED);
        Leaks.assertNone(failure, "canary");
    }

    @Test
    void utf8Encode_null_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> UTF8.encode(null)).withMessageContaining("null");
    }

    @Test
    void bytes_areNotCopied() {
        byte[] bytes = { 1, 2, 3 };

        assertThat(ValueCodec.bytes().encode(bytes)).isSameAs(bytes);
        assertThat(ValueCodec.bytes().decode(bytes)).isSameAs(bytes);
    }

    @Test
    void bytesEncode_null_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ValueCodec.bytes().encode(null)).withMessageContaining("null");
    }
}

package io.redkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.RedisCodecException;
import io.redkit.RedisDecryptionException;
import io.redkit.RedisDecryptionException.Reason;

class EncryptingCodecTest {

    private static final byte[] OLD = key(1);
    private static final byte[] NEW = key(2);

    private final ValueCodec<String> before = new EncryptingCodec<>(ValueCodec.utf8(),
            EncryptionKeys.of("old", Map.of("old", OLD)));
    private final ValueCodec<String> during = new EncryptingCodec<>(ValueCodec.utf8(),
            EncryptionKeys.of("new", Map.of("old", OLD, "new", NEW)));
    private final ValueCodec<String> after = new EncryptingCodec<>(ValueCodec.utf8(),
            EncryptionKeys.of("new", Map.of("new", NEW)));

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 15, 16, 17, 100_000 })
    void decode_ownValue_restoresIt(int length) {
        String text = "x".repeat(length);

        assertThat(before.decode(before.encode(text))).isEqualTo(text);
    }

    @Test
    void encode_value_isNotFoundInTheEnvelope() {
        assertThat(new String(before.encode("canary"), StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    }

    @Test
    void encode_sameValueTwice_givesDifferentEnvelopes() {
        assertThat(before.encode("text")).isNotEqualTo(before.encode("text"));
    }

    /** The format is a promise: what was written once is read for ever. Made by an independent implementation. */
    @Test
    void decode_valueOfFormatVersionOne_isReadForEver() {
        byte[] stored = HexFormat.of().parseHex(
                "ff524b01036f6c64000102030405060708090a0bc8d2fa54459a2610904ad5f4125f14bee93ee9925f36870db1e72890b21c");

        assertThat(before.decode(stored)).isEqualTo("stored in 2026");
    }

    @Test
    void decode_valueOfTheOldKeyAfterRotation_isRead() {
        assertThat(during.decode(before.encode("text"))).isEqualTo("text");
    }

    @Test
    void encode_afterRotation_usesTheNewKey() {
        assertThat(after.decode(during.encode("text"))).isEqualTo("text");
    }

    @Test
    void decode_removedKey_isToldByItsId() {
        byte[] stored = before.encode("canary");

        assertThatExceptionOfType(RedisDecryptionException.class).isThrownBy(() -> after.decode(stored))
                .withMessageContaining("'old'")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_KEY));
    }

    @Test
    void decode_keyIdThatCouldForgeALogLine_isNotShown() {
        byte[] stored = new EncryptingCodec<>(ValueCodec.utf8(), EncryptionKeys.of("x\nINFO", Map.of("x\nINFO", OLD)))
                .encode("text");

        RedisDecryptionException failure = failure(stored);

        assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        Leaks.assertNone(failure, "INFO");
    }

    @Test
    void decode_otherKeyOfTheSameId_isTampered() {
        byte[] stored = new EncryptingCodec<>(ValueCodec.utf8(), EncryptionKeys.of("old", Map.of("old", NEW))).encode("text");

        assertThat(failure(stored).reason()).isEqualTo(Reason.TAMPERED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "R", "plain text", "{\"json\":true}", "RK\u0001" })
    void decode_valueInTheClear_isNotAnEnvelope(String stored) {
        assertThat(failure(stored.getBytes(StandardCharsets.UTF_8)).reason()).isEqualTo(Reason.NOT_AN_ENVELOPE);
    }

    @Test
    void decode_newerFormat_isUnsupported() {
        byte[] stored = before.encode("text");
        stored[3] = 2;

        assertThat(failure(stored).reason()).isEqualTo(Reason.UNSUPPORTED_VERSION);
    }

    @Test
    void decode_anyBitFlipped_isATypedError() {
        byte[] stored = during.encode("canary");
        Set<Reason> reasons = new HashSet<>();
        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] changed = stored.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            RedisDecryptionException failure = catchThrowableOfType(RedisDecryptionException.class,
                    () -> during.decode(changed));
            assertThat(failure).as("bit %s", bit).isNotNull();
            Leaks.assertNone(failure, "canary");
            reasons.add(failure.reason());
        }
        assertThat(reasons).containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void decode_anyByteSetToAnyValue_isATypedErrorUnlessItIsTheSame() {
        byte[] stored = during.encode("text");
        for (int at = 0; at < stored.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = stored.clone();
                changed[at] = (byte) value;
                if (!Arrays.equals(changed, stored)) {
                    assertThatExceptionOfType(RedisDecryptionException.class).isThrownBy(() -> during.decode(changed));
                }
            }
        }
    }

    @Test
    void decode_cutAnywhere_isATypedError() {
        byte[] stored = before.encode("text");
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatExceptionOfType(RedisDecryptionException.class).isThrownBy(() -> before.decode(cut));
        }
    }

    @Test
    void decode_headerCut_isTruncated() {
        assertThat(failure(Arrays.copyOf(before.encode("text"), 20)).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void decode_bytesAppended_isTampered() {
        byte[] stored = before.encode("text");

        assertThat(failure(Arrays.copyOf(stored, stored.length + 1)).reason()).isEqualTo(Reason.TAMPERED);
    }

    /** Both keys are known, so only the authenticated header tells that the id was exchanged. */
    @Test
    void decode_keyIdExchangedForOneOfTheSameKey_isTampered() {
        ValueCodec<String> twins = new EncryptingCodec<>(ValueCodec.utf8(), EncryptionKeys.of("a", Map.of("a", OLD, "b", OLD)));
        byte[] stored = twins.encode("text");
        assertThat(stored[5]).isEqualTo((byte) 'a');
        stored[5] = 'b';

        assertThatExceptionOfType(RedisDecryptionException.class).isThrownBy(() -> twins.decode(stored))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TAMPERED));
    }

    @Test
    void decode_authenticValueThatIsNotJson_isTheInnerCodecsError() {
        ValueCodec<Order> orders = new EncryptingCodec<>(new JsonCodecs(new ObjectMapper()).of(Order.class),
                EncryptionKeys.of("old", Map.of("old", OLD)));
        byte[] stored = before.encode("canary");

        RedisCodecException failure = catchThrowableOfType(RedisCodecException.class, () -> orders.decode(stored));

        assertThat(failure).isNotInstanceOf(RedisDecryptionException.class).hasMessageContaining("JsonParseException");
        Leaks.assertNone(failure, "canary");
    }

    @Test
    void codec_usedByManyThreads_keepsValuesApartAndNeverRepeatsAnInitialisationVector() throws Exception {
        ValueCodec<Order> codec = new EncryptingCodec<>(new JsonCodecs(new ObjectMapper()).of(Order.class),
                EncryptionKeys.of("new", Map.of("old", OLD, "new", NEW)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Set<String>>> tasks = IntStream.range(0, 8)
                    .mapToObj(thread -> (Callable<Set<String>>) () -> roundTrips(codec, thread)).toList();
            Set<String> all = new HashSet<>();
            for (Future<Set<String>> vectors : threads.invokeAll(tasks)) {
                all.addAll(vectors.get());
            }
            assertThat(all).hasSize(8 * 500);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Set<String> roundTrips(ValueCodec<Order> codec, int thread) {
        return IntStream.range(0, 500).mapToObj(i -> {
            Order order = Order.sample(thread + "-" + i);
            byte[] stored = codec.encode(order);
            assertThat(codec.decode(stored)).isEqualTo(order);
            return HexFormat.of().formatHex(stored, 8, 20);
        }).collect(Collectors.toSet());
    }

    private RedisDecryptionException failure(byte[] stored) {
        return catchThrowableOfType(RedisDecryptionException.class, () -> before.decode(stored));
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }
}

package io.redkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionKeysTest {

    private static final String PREFIX = "quarkus.redkit.encryption.";

    @ParameterizedTest
    @ValueSource(ints = { 16, 24, 32 })
    void fromBase64_allLengthsOfAes_areAccepted(int length) {
        assertThat(EncryptionKeys.fromBase64("a", Map.of("a", base64(length)), PREFIX).activeId()).isEqualTo("a");
    }

    @Test
    void fromBase64_onlyKey_isActiveWithoutBeingNamed() {
        assertThat(EncryptionKeys.fromBase64(null, Map.of("a", base64(32)), PREFIX).activeId()).isEqualTo("a");
    }

    @Test
    void fromBase64_surroundingBlanks_areIgnored() {
        assertThat(EncryptionKeys.fromBase64(null, Map.of("a", " " + base64(32) + "\n"), PREFIX).ids()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 15, 17, 31, 33, 64 })
    void fromBase64_otherLengths_areRefusedByConfigurationKey(int length) {
        assertThat(refusal("a", Map.of("a", base64(length))))
                .contains("quarkus.redkit.encryption.keys.\"a\" has " + length + " bytes", "16, 24 or 32");
    }

    @Test
    void fromBase64_notBase64_isRefusedWithoutAnythingOfTheKey() {
        IllegalArgumentException failure = catchThrowableOfType(IllegalArgumentException.class,
                () -> EncryptionKeys.fromBase64("a", Map.of("a", "canary!canary"), PREFIX));

        assertThat(failure).hasMessageContaining("quarkus.redkit.encryption.keys.\"a\" is not Base64").hasNoCause();
        Leaks.assertNone(failure, "canary");
        Leaks.assertNone(failure, "!");
        Leaks.assertNone(failure, "Illegal base64 character");
    }

    @Test
    void fromBase64_severalKeysAndNoneActive_isRefused() {
        assertThat(refusal(null, Map.of("a", base64(32), "b", base64(32))))
                .contains("quarkus.redkit.encryption.active-key is missing");
    }

    @Test
    void fromBase64_unknownActiveKey_isRefusedAndTellsTheKnownOnes() {
        assertThat(refusal("c", Map.of("a", base64(32))))
                .contains("quarkus.redkit.encryption.active-key is 'c'", "not among the keys [a]");
    }

    @Test
    void fromBase64_noKeys_isRefused() {
        assertThat(refusal(null, Map.of())).contains("quarkus.redkit.encryption.keys is empty");
    }

    @Test
    void fromBase64_emptyId_isRefused() {
        assertThat(refusal(null, Map.of("", base64(32)))).contains("quarkus.redkit.encryption.keys.\"\" has an empty id");
    }

    @Test
    void fromBase64_idOf255Bytes_isAccepted() {
        String id = "\u00fc".repeat(127) + "x";

        assertThat(EncryptionKeys.fromBase64(id, Map.of(id, base64(32)), PREFIX).ids()).containsExactly(id);
    }

    @Test
    void fromBase64_idOf256Bytes_isRefused() {
        assertThat(refusal(null, Map.of("\u00fc".repeat(128), base64(32)))).contains("more than 255 bytes");
    }

    @Test
    void fromBase64_idThatIsNotUnicode_isRefused() {
        assertThat(refusal(null, Map.of("x\uD83D", base64(32)))).contains("not valid Unicode");
    }

    @Test
    void fromBase64_severalProblems_areToldAtOnce() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("a", base64(5));
        keys.put("b", "not base64!");

        assertThat(refusal("c", keys).lines()).hasSize(3);
    }

    @Test
    void of_wrongLength_isRefused() {
        IllegalArgumentException failure = catchThrowableOfType(IllegalArgumentException.class,
                () -> EncryptionKeys.of("a", Map.of("a", new byte[10])));

        assertThat(failure).hasMessageContaining("keys.\"a\" has 10 bytes");
    }

    @Test
    void of_nullKey_isRefused() {
        Map<String, byte[]> keys = new HashMap<>();
        keys.put("a", null);

        IllegalArgumentException failure = catchThrowableOfType(IllegalArgumentException.class,
                () -> EncryptionKeys.of("a", keys));

        assertThat(failure).hasMessageContaining("keys.\"a\" is null");
    }

    @Test
    void of_keyChangedLater_isNotAffected() {
        byte[] key = new byte[32];
        EncryptionKeys keys = EncryptionKeys.of("a", Map.of("a", key));
        EncryptionKeys same = EncryptionKeys.of("a", Map.of("a", new byte[32]));

        key[0] = 1;

        byte[] value = new EncryptingCodec<>(ValueCodec.utf8(), keys).encode("text");
        assertThat(new EncryptingCodec<>(ValueCodec.utf8(), same).decode(value)).isEqualTo("text");
    }

    @Test
    void toString_showsIdsAndNoKey() {
        String secret = base64(32);

        assertThat(EncryptionKeys.fromBase64("b", Map.of("a", base64(16), "b", secret), PREFIX))
                .hasToString("EncryptionKeys[active b, all [a, b]]");
    }

    private static String refusal(String activeId, Map<String, String> keys) {
        return catchThrowableOfType(IllegalArgumentException.class,
                () -> EncryptionKeys.fromBase64(activeId, keys, PREFIX)).getMessage();
    }

    private static String base64(int length) {
        return Base64.getEncoder().encodeToString(new byte[length]);
    }
}

package io.redkit;

import static io.redkit.KeySpace.hashTag;
import static io.redkit.KeySpace.key;
import static io.redkit.KeySpace.pattern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpaceTest {

    @Test
    void key_onePlainPart_isThatPart() {
        String part = "user";

        assertThat(key(part)).isSameAs(part);
    }

    @Test
    void key_severalPlainParts_areJoinedByColons() {
        assertThat(key(KeySpace.RATE_LIMIT, "login", "münchen@example.org")).isEqualTo("ratelimit:login:münchen@example.org");
    }

    @Test
    void key_partsWithSpecialCharacters_areEscaped() {
        assertThat(key("a:b", "{c}", "100%")).isEqualTo("a%3Ab:%7Bc%7D:100%25");
    }

    @Test
    void key_withHashTag_keepsItsBraces() {
        assertThat(key(KeySpace.LOCK, hashTag("order:42"), "queue")).isEqualTo("lock:{order%3A42}:queue");
    }

    @Test
    void key_twoHashTags_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> key(hashTag("a"), hashTag("b")))
                .withMessageContaining("2 hash tags");
    }

    @Test
    void key_nullPart_isRefusedWithItsPosition() {
        assertThatIllegalArgumentException().isThrownBy(() -> key("a", "b", null)).withMessage("part 3 of the key is null");
    }

    @Test
    void key_nullParts_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> key("a", (CharSequence[]) null))
                .withMessageContaining("null");
    }

    @Test
    void key_emptyPart_isRefusedWithItsPosition() {
        assertThatIllegalArgumentException().isThrownBy(() -> key("", "b")).withMessage("part 1 of the key is empty");
    }

    @Test
    void key_unpairedSurrogate_isRefusedBecauseTwoOfThemWouldMakeOneKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> key("a", "x\uD83D"))
                .withMessageContaining("part 2").withMessageContaining("surrogate");
    }

    @Test
    void key_surrogatePair_isKept() {
        assertThat(key("a", "\uD83D\uDE80")).isEqualTo("a:\uD83D\uDE80");
    }

    @Test
    void hashTag_emptyPart_isRefusedBecauseRedisIgnoresEmptyTags() {
        assertThatIllegalArgumentException().isThrownBy(() -> hashTag("")).withMessage("the hash tag is empty");
    }

    @Test
    void pattern_globCharacters_areEscapedAndWildcardIsAppended() {
        assertThat(pattern("user", "4*2?[a]\\^")).isEqualTo("user:4\\*2\\?\\[a\\]\\\\\\^:*");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "shop{:", "{}:", "}{:", "a{}b{c}:" })
    void of_prefixWithABraceThatSpoilsHashTags_isRefused(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySpace.of(prefix)).withMessageContaining("brace");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{shop}:", "}shop:", "a{b}{", "" })
    void of_prefixWithAHashTagOrNone_isAccepted(String prefix) {
        assertThat(KeySpace.of(prefix).prefix("k")).isEqualTo(prefix + "k");
    }

    @Test
    void prefix_withoutPrefix_isTheSameString() {
        String key = "user:42";

        assertThat(KeySpace.of("").prefix(key)).isSameAs(key);
    }

    @Test
    void prefix_withPrefix_isPrepended() {
        assertThat(KeySpace.of("shop:").prefix("user:42")).isEqualTo("shop:user:42");
    }

    @Test
    void prefix_nullKey_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySpace.of("shop:").prefix(null))
                .withMessage("the key is null");
    }

    @Test
    void prefix_emptyKey_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySpace.of("shop:").prefix(""))
                .withMessage("the key is empty");
    }

    @Test
    void prefixPattern_globCharactersOfThePrefix_areEscaped() {
        assertThat(KeySpace.of("sh*p:").prefixPattern("user:*")).isEqualTo("sh\\*p:user:*");
    }

    @Test
    void strip_foreignKey_isRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySpace.of("shop:").strip("secret:user:42"))
                .withMessageContaining("shop:")
                .withMessageNotContaining("42");
    }

    @Test
    void isEmpty_tellsWhetherThereIsNoPrefix() {
        assertThat(KeySpace.of("").isEmpty()).isTrue();
        assertThat(KeySpace.of("shop:").isEmpty()).isFalse();
    }

    @Test
    void of_null_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySpace.of(null)).withMessageContaining("prefix");
    }
}

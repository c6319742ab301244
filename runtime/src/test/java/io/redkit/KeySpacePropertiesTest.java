package io.redkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.redkit.runtime.topology.Slots;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class KeySpacePropertiesTest {

    private static final String NASTY = ":{}%*?[]\\^-ab37BDA5";

    /** Parts that can be read back from their key cannot share it with others. */
    @Property
    void key_anyParts_canBeReadBack(@ForAll("parts") List<String> parts) {
        assertThat(readBack(keyOf(parts))).isEqualTo(parts);
    }

    @Property
    void key_differentParts_makeDifferentKeys(@ForAll("parts") List<String> some, @ForAll("parts") List<String> others) {
        Assume.that(!some.equals(others));

        assertThat(keyOf(some)).isNotEqualTo(keyOf(others));
    }

    @Property
    void key_hashTagAmongParts_neverEqualsTheSamePartsWithoutIt(@ForAll("part") String kind, @ForAll("part") String tag) {
        assertThat(KeySpace.key(kind, KeySpace.hashTag(tag))).isNotEqualTo(KeySpace.key(kind, tag))
                .isNotEqualTo(KeySpace.key(kind, "{" + tag + "}"));
    }

    @Property
    void key_withHashTag_isHashedByTheTagAlone(@ForAll("parts") List<String> before, @ForAll("part") String tag,
            @ForAll("parts") List<String> after) {
        List<CharSequence> all = new ArrayList<>(before);
        all.add(KeySpace.hashTag(tag));
        all.addAll(after);

        assertThat(hashedByRedis(keyOf(all))).isEqualTo(hashedByRedis(KeySpace.hashTag(tag).toString()))
                .isEqualTo(KeySpace.key(tag));
    }

    @Property
    void key_withoutHashTag_isHashedAsAWhole(@ForAll("parts") List<String> parts) {
        assertThat(hashedByRedis(keyOf(parts))).isEqualTo(keyOf(parts));
    }

    @Property
    void key_sameHashTag_sharesItsSlotWhateverThePrefix(@ForAll("prefix") String prefix, @ForAll("parts") List<String> some,
            @ForAll("parts") List<String> others, @ForAll("part") String tag) {
        KeySpace keys = KeySpace.of(prefix);
        String one = keys.prefix(KeySpace.key(KeySpace.hashTag(tag), some.toArray(new CharSequence[0])));
        List<CharSequence> tagLast = new ArrayList<>(others);
        tagLast.add(KeySpace.hashTag(tag));
        String other = keys.prefix(keyOf(tagLast));

        assertThat(Slots.of(one)).isEqualTo(Slots.of(other));
    }

    @Property
    void key_sameHashTagAndDifferentParts_makeDifferentKeys(@ForAll("parts") List<String> some,
            @ForAll("parts") List<String> others, @ForAll("part") String tag) {
        Assume.that(!some.equals(others));

        assertThat(KeySpace.key(KeySpace.hashTag(tag), some.toArray(new CharSequence[0])))
                .isNotEqualTo(KeySpace.key(KeySpace.hashTag(tag), others.toArray(new CharSequence[0])));
    }

    @Property
    void strip_isTheInverseOfPrefix(@ForAll("prefix") String prefix, @ForAll("part") String key) {
        KeySpace keys = KeySpace.of(prefix);

        assertThat(keys.strip(keys.prefix(key))).isEqualTo(key);
    }

    @Property
    void pattern_matchesExactlyTheKeysBelowItsParts(@ForAll("parts") @Size(max = 2) List<String> parts,
            @ForAll("text") String other, @ForAll("parts") List<String> more) {
        String above = keyOf(parts) + ":";
        String pattern = KeySpace.pattern(parts.get(0), rest(parts));

        assertThat(RedisGlob.matches(pattern, above + keyOf(more))).isTrue();
        for (String candidate : List.of(other, other + above, keyOf(parts), similar(above, other), keyOf(more))) {
            assertThat(RedisGlob.matches(pattern, candidate)).as(candidate).isEqualTo(candidate.startsWith(above));
        }
    }

    @Property
    void prefixPattern_matchesExactlyTheKeysOfTheKeySpace(@ForAll("prefix") String prefix, @ForAll("text") String other,
            @ForAll("part") String key) {
        String pattern = KeySpace.of(prefix).prefixPattern("*");

        assertThat(RedisGlob.matches(pattern, prefix + key)).isTrue();
        for (String candidate : List.of(other, similar(prefix, other))) {
            assertThat(RedisGlob.matches(pattern, candidate)).as(candidate).isEqualTo(candidate.startsWith(prefix));
        }
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return part().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> part() {
        return Arbitraries.oneOf(
                Arbitraries.of("%", "%25", "%3A", "%7B", "%7D", ":", "{", "}", "a").list().ofMinSize(1).ofMaxSize(3)
                        .map(pieces -> String.join("", pieces)),
                Arbitraries.strings().withChars(NASTY).ofMinLength(1).ofMaxLength(6),
                Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMinLength(1).ofMaxLength(12));
    }

    @Provide
    Arbitrary<String> prefix() {
        return Arbitraries.oneOf(Arbitraries.strings().withChars(NASTY.replace("{", "")).ofMaxLength(8),
                text().map(text -> "a{b" + text.replace("}", "") + "}" + text));
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withChars(NASTY).ofMaxLength(8);
    }

    private static String keyOf(List<? extends CharSequence> parts) {
        return KeySpace.key(parts.get(0), rest(parts));
    }

    private static CharSequence[] rest(List<? extends CharSequence> parts) {
        return parts.subList(1, parts.size()).toArray(new CharSequence[0]);
    }

    private static List<String> readBack(String key) {
        List<String> parts = new ArrayList<>();
        for (String part : key.split(":", -1)) {
            parts.add(part.replace("%3A", ":").replace("%7B", "{").replace("%7D", "}").replace("%25", "%"));
        }
        return parts;
    }

    /** What CLUSTER KEYSLOT hashes: the text between the first brace and the next closing one, unless it is empty. */
    private static String hashedByRedis(String key) {
        int open = key.indexOf('{');
        int close = open < 0 ? -1 : key.indexOf('}', open);
        return close > open + 1 ? key.substring(open + 1, close) : key;
    }

    /** The same text with what a glob could mistake for it: special characters replaced. */
    private static String similar(String text, String replacement) {
        return text.replaceAll("[*?\\[\\]^\\\\]",
                replacement.isEmpty() ? "" : replacement.substring(0, 1).replace("\\", "\\\\"));
    }
}

package io.redkit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The keys of one application: how they are built from parts, and the prefix that sets them apart from those of other
 * applications on the same server.
 * <p>
 * {@link #key} joins parts with {@code :} and escapes what has a meaning in a key, so that different parts never make the
 * same key, whatever a user typed into them: {@code key("user", "a:b")} is {@code user:a%3Ab}, and no other parts give
 * it. A part without {@code :}, <code>{</code>, <code>}</code> and {@code %} stays as it is.
 * <p>
 * Keys as applications write them have no prefix. It is added on the way to Redis ({@link #prefix}, {@link #prefixPattern})
 * and removed on the way back ({@link #strip}).
 * <p>
 * Instances are immutable.
 */
public final class KeySpace {

    /** First part of the keys of sessions. */
    public static final String SESSION = "session";

    /** First part of the keys of caches. */
    public static final String CACHE = "cache";

    /** First part of the keys of rate limits. */
    public static final String RATE_LIMIT = "ratelimit";

    /** First part of the keys of locks. */
    public static final String LOCK = "lock";

    /** First part of the keys of job queues. */
    public static final String QUEUE = "queue";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final char SEPARATOR = ':';
    private static final String ESCAPED_IN_PARTS = "%:{}";
    private static final String SPECIAL_IN_PATTERNS = "*?[]\\^";

    private final String prefix;
    private final String prefixAsPattern;

    private KeySpace(String prefix) {
        this.prefix = prefix;
        this.prefixAsPattern = literalPattern(prefix);
    }

    /**
     * Returns the key space whose keys all start with a prefix.
     *
     * @param prefix taken as it is, usually with a colon at its end, such as {@code shop:}; empty for none. A hash tag in it,
     *        such as <code>{shop}:</code>, wins over those of the keys and puts all of them into one slot of a cluster.
     * @throws IllegalArgumentException if the prefix is null or not valid Unicode, or if its first <code>{</code> is not
     *         followed by text and <code>}</code>, which would make the hash tags of keys useless
     */
    public static KeySpace of(String prefix) {
        if (prefix == null) {
            throw new IllegalArgumentException("the key prefix is null; use an empty one for none");
        }
        checkUnicode(prefix, "the key prefix");
        checkBraces(prefix);
        return new KeySpace(prefix);
    }

    /**
     * Builds a key, without prefix.
     *
     * @param first usually what kind of thing it is, such as {@link #LOCK} or {@code "user"}
     * @param more what tells it from others of its kind; one of all parts may be a {@link #hashTag}
     * @throws IllegalArgumentException if a part is null, empty or not valid Unicode, or if there is more than one hash tag
     */
    public static String key(CharSequence first, CharSequence... more) {
        if (more == null) {
            throw new IllegalArgumentException("the further parts of the key are null");
        }
        String head = part(first, 1);
        if (more.length == 0) {
            return head;
        }
        int tags = first instanceof HashTag ? 1 : 0;
        StringBuilder key = new StringBuilder(64).append(head);
        for (int i = 0; i < more.length; i++) {
            key.append(SEPARATOR).append(part(more[i], i + 2));
            tags += more[i] instanceof HashTag ? 1 : 0;
        }
        if (tags > 1) {
            throw new IllegalArgumentException("the key has " + tags + " hash tags; a cluster looks at the first one only");
        }
        return key.toString();
    }

    /**
     * Makes a part that decides alone on which node of a cluster a key lives: keys with the same hash tag share a slot, and
     * can be used in one transaction, script or command. <code>key(LOCK, hashTag("order:42"), "queue")</code> is
     * <code>lock:{order%3A42}:queue</code>, and shares its slot with <code>key("cart", hashTag("order:42"))</code>, with or
     * without prefix.
     *
     * @throws IllegalArgumentException if the part is null, empty or not valid Unicode
     */
    public static HashTag hashTag(String part) {
        return new HashTag('{' + escape(checked(part, "the hash tag")) + '}');
    }

    /**
     * Builds a pattern for SCAN that matches the keys which start with the given parts and have at least one more:
     * {@code pattern("user", "4*2")} is {@code user:4\*2:*}. A pattern has no prefix, see {@link #prefixPattern}.
     *
     * @throws IllegalArgumentException as {@link #key}
     */
    public static String pattern(CharSequence first, CharSequence... more) {
        return literalPattern(key(first, more)) + SEPARATOR + '*';
    }

    /** Returns whether there is no prefix. */
    public boolean isEmpty() {
        return prefix.isEmpty();
    }

    /**
     * Puts the prefix before a key. Costs nothing where there is none.
     *
     * @throws IllegalArgumentException if the key is null or empty
     */
    public String prefix(String key) {
        checkPresent(key, "the key");
        return prefix.isEmpty() ? key : prefix.concat(key);
    }

    /**
     * Puts the prefix before a pattern, so that its special characters match only themselves.
     *
     * @throws IllegalArgumentException if the pattern is null or empty
     */
    public String prefixPattern(String pattern) {
        checkPresent(pattern, "the pattern");
        return prefixAsPattern.concat(pattern);
    }

    /**
     * Removes the prefix: what {@link #prefix} was given.
     *
     * @throws IllegalArgumentException if the key is null or does not start with the prefix
     */
    public String strip(String fullKey) {
        if (fullKey == null || !fullKey.startsWith(prefix)) {
            throw new IllegalArgumentException(
                    fullKey == null ? "the key is null" : "the key does not start with the prefix " + prefix);
        }
        return fullKey.substring(prefix.length());
    }

    @Override
    public String toString() {
        return "KeySpace[" + prefix + "]";
    }

    private static String part(CharSequence part, int position) {
        if (part instanceof HashTag) {
            return part.toString();
        }
        return escape(checked(part, "part " + position + " of the key"));
    }

    private static void checkPresent(@Nullable CharSequence text, String what) {
        if (text == null || text.length() == 0) {
            throw new IllegalArgumentException(what + (text == null ? " is null" : " is empty"));
        }
    }

    private static String checked(CharSequence part, String what) {
        checkPresent(part, what);
        String text = part.toString();
        checkUnicode(text, what);
        return text;
    }

    /** Half a surrogate pair has no UTF-8 form: it would become a question mark, and two keys one. */
    private static void checkUnicode(String text, String what) {
        if (hasSurrogate(text) && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " is not valid Unicode: it has an unpaired surrogate");
        }
    }

    /** Redis looks at the first opening brace only: one without a tag of its own spoils those that follow. */
    private static void checkBraces(String prefix) {
        int open = prefix.indexOf('{');
        if (open >= 0 && prefix.indexOf('}', open) <= open + 1) {
            throw new IllegalArgumentException(
                    "the key prefix has an opening brace without text and a closing one, which spoils the hash tags of keys");
        }
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String escape(String part) {
        int plain = 0;
        while (plain < part.length() && !isSpecial(part.charAt(plain))) {
            plain++;
        }
        if (plain == part.length()) {
            return part;
        }
        StringBuilder escaped = new StringBuilder(part.length() + 8).append(part, 0, plain);
        for (int i = plain; i < part.length(); i++) {
            char c = part.charAt(i);
            if (isSpecial(c)) {
                escaped.append('%').append(HEX.toHexDigits((byte) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isSpecial(char c) {
        return ESCAPED_IN_PARTS.indexOf(c) >= 0;
    }

    private static String literalPattern(String text) {
        StringBuilder pattern = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL_IN_PATTERNS.indexOf(c) >= 0) {
                pattern.append('\\');
            }
            pattern.append(c);
        }
        return pattern.toString();
    }

    /** A part of a key that decides alone about its slot in a cluster. Made by {@link KeySpace#hashTag}. */
    public static final class HashTag implements CharSequence {

        private final String text;

        private HashTag(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        /** Returns the tag as it appears in keys, with braces and escaped. */
        @Override
        public String toString() {
            return text;
        }
    }
}
